// One key each for the oldest request: a approves it, r opens the field for the reason to refuse it.
document.addEventListener('keydown', event => {
  if (event.target.closest('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  const first = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!first) return;
  event.preventDefault();
  first.click();
  first.closest('details')?.querySelector('input')?.focus();
});
