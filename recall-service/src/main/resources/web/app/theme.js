// The switch works without this by a round trip; here it takes effect at once, and the server is told beside.
for (const form of document.querySelectorAll('[data-theme-form]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    document.documentElement.dataset.theme = event.submitter.value;
    form.querySelector(event.submitter.value === 'dark' ? '.to-light' : '.to-dark').focus();
    fetch(form.action, { method: 'POST', body, redirect: 'manual' });
  });
}
