import { morph } from './morph.js';

// The form's own page, asked for again shortly after each change, has what the text is worth.
const PAUSE = 350;
const form = document.getElementById('draft');
const verdict = document.getElementById('verdict');
let pause;
let asked;

form.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(look, PAUSE);
});

async function look() {
  asked?.abort();
  const mine = (asked = new AbortController());
  verdict.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'text/html' },
      body: new URLSearchParams(new FormData(form)),
      signal: mine.signal,
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('verdict');
    if (fresh) morph(verdict, fresh.innerHTML);
  } catch (fault) {
    if (fault.name === 'AbortError') return; // a newer question is on its way
    const sentence = document.createElement('p');
    sentence.className = 'trouble';
    sentence.textContent = document.body.dataset.failed;
    verdict.replaceChildren(sentence);
  }
  if (asked === mine) verdict.removeAttribute('aria-busy');
}
