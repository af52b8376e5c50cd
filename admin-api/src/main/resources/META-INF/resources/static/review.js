// One key for each decision; whoever types into a field types, and what is typed as a note goes along with the decision.
const note = document.getElementById('note');
note.closest('label').hidden = false;

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest('input, select, textarea')) return;
  const asked = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!asked) return;
  event.preventDefault();
  if (asked instanceof HTMLAnchorElement) {
    asked.click();
    return;
  }
  const empty = [...asked.querySelectorAll('input[required]')].find(input => !input.value);
  if (empty) empty.focus();
  else asked.requestSubmit();
});

let sent = false;
document.addEventListener('submit', event => {
  // A key pressed twice must not decide the next case unseen.
  if (sent) {
    event.preventDefault();
    return;
  }
  sent = true;
});

document.addEventListener('formdata', event => {
  if (note.value.trim()) event.formData.set('reason', note.value.trim());
});

addEventListener('pageshow', () => { sent = false; });
