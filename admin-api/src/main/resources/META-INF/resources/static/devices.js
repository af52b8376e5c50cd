import { morph } from './morph.js';

const page = document.getElementById('devices');
const PAUSE = 500;

// Inputs are watched while somebody looks: the next look is asked for when the last one is there.
async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch('/settings/devices/now', { cache: 'no-store' });
      if (answer.ok) morph(page, await answer.text());
      page.toggleAttribute('data-lost', !answer.ok);
    } catch {
      page.toggleAttribute('data-lost', true);
    }
  }
  setTimeout(look, PAUSE);
}

look();
