import { morph } from './morph.js';

// While money is awaited, the page is asked for again: it may be paid on another phone, or by somebody else at home.
const PAUSE = 3000;
const { body } = document;
const outcome = document.getElementById('outcome');
const { page } = outcome.dataset;

async function look() {
  if (!document.hidden) await ask();
  if ('waits' in outcome.dataset) setTimeout(look, PAUSE);
}

async function ask() {
  try {
    const answer = await fetch(page, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (answer.status >= 500) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('outcome');
    if (!fresh) return location.assign(page); // logged out meanwhile: the login leads back here
    morph(outcome, fresh.innerHTML);
    if (!('waits' in fresh.dataset)) delete outcome.dataset.waits;
    body.dataset.link = 'live';
  } catch {
    body.dataset.link = 'lost';
  }
}

if ('waits' in outcome.dataset) setTimeout(look, PAUSE);
