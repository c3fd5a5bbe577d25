// "/" leads to the search of a page, as people know it from elsewhere.
document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
  const search = document.querySelector('[data-search]');
  if (event.key === '/' && search && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
    search.select();
  }
});
