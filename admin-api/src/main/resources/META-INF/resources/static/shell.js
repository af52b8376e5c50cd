const body = document.body;
const language = body.dataset.language;

// --- Orders: every form with data-send is sent as JSON ---------------------------------------------------------------

document.addEventListener('submit', async event => {
  const form = event.target;
  const where = event.submitter?.dataset.send ?? form.dataset.send;
  if (!where) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector('button');
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(where, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify(Object.fromEntries(new FormData(form, button))),
    });
    if (answer.ok) done(form);
    else complain(await sentence(answer));
  } catch {
    complain(body.dataset.failed);
  } finally {
    button.removeAttribute('aria-busy');
  }
});

function done(form) {
  form.reset();
  form.closest('details')?.removeAttribute('open');
  toast.hidden = true;
}

async function sentence(answer) {
  if (!answer.headers.get('Content-Type')?.includes('problem+json')) return body.dataset.failed;
  const { title, detail } = await answer.json();
  return detail ? `${title} ${detail}` : title;
}

const toast = document.getElementById('toast');
let hide;

function complain(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => { toast.hidden = true; }, 6000);
}

// --- Dialogs: a button with data-dialog opens the one of that id; without scripts its form is a page of its own ---------

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.closest('[data-close]')) event.target.closest('dialog')?.close();
  const menu = document.querySelector('.me[open]');
  if (menu && !menu.contains(event.target)) menu.open = false;
});
