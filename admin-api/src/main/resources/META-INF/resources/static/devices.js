import { morph } from './morph.js';

const page = document.getElementById('devices');
const language = page.dataset.language;
const PAUSE = 500;

// Inputs are watched while somebody looks: the next look is asked for when the last one is there.
async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(`/devices/now?lang=${language}`, { cache: 'no-store' });
      if (answer.ok) morph(page, await answer.text());
      page.toggleAttribute('data-lost', !answer.ok);
    } catch {
      page.toggleAttribute('data-lost', true);
    }
  }
  setTimeout(look, PAUSE);
}

document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.dataset.send) return;
  event.preventDefault();
  const button = form.querySelector('button');
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  const order = Object.fromEntries(new FormData(form));
  if ('relay' in order) {
    order.relay = Number(order.relay);
    order.sure = 'sure' in order;
  }
  try {
    const answer = await fetch(form.dataset.send, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(order),
    });
    if (answer.ok) form.reset();
    say(answer.ok ? page.dataset.done : await sentence(answer));
  } catch {
    say(page.dataset.failed);
  } finally {
    button.removeAttribute('aria-busy');
  }
});

async function sentence(answer) {
  if (!answer.headers.get('Content-Type')?.includes('problem+json')) return page.dataset.failed;
  const { title, detail } = await answer.json();
  return detail ? `${title} ${detail}` : title;
}

const toast = document.getElementById('toast');
let hide;

function say(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => { toast.hidden = true; }, 6000);
}

look();
