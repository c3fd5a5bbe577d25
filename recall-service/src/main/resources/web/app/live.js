// The feed of what happens now. Pages are whole without it; it tells them that something came.
const KEPT = 50;
const RESTING = 1000;

const texts = (data) => [data.text, data.tool_name, data.description, data.title, data.message, data.query, data.path, data.task];
const gist = (message) => texts(message.data ?? {}).find((text) => typeof text === 'string' && text.trim()) ?? '';
const named = (type) => type.replaceAll('_', ' ');

function say(status, text, isLive) {
  status.textContent = text;
  status.classList.toggle('live', isLive);
}

function item(template, message) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.querySelector('[data-type]').textContent = named(message.type);
  row.querySelector('[data-text]').textContent = gist(message).slice(0, 200);
  row.querySelector('[data-time]').setAttribute('datetime', message.timestamp);
  const link = row.querySelector('a');
  if (message.session_id) {
    link.href = '/sessions/' + encodeURIComponent(message.session_id);
    link.textContent = message.project ?? 'session ' + message.session_id.slice(0, 12);
  } else {
    link.remove();
  }
  return row;
}

// What the server renders anew takes the place of what it rendered before.
async function renew(parts) {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts) {
    const fresh = page.getElementById(part.id);
    if (fresh) {
      part.replaceChildren(...fresh.childNodes);
    }
  }
}

function follow(feed) {
  const status = feed.querySelector('[data-status]');
  const list = feed.querySelector('[data-list]');
  const template = feed.querySelector('template');
  const parts = document.querySelectorAll('[data-renewed]');
  let resting;
  const source = new EventSource(feed.dataset.live);
  source.addEventListener('open', () => say(status, 'live', true));
  source.addEventListener('error', () => say(status, source.readyState === EventSource.CLOSED
    ? 'not connected: load the page again' : 'connecting…', false));
  source.addEventListener('message', (event) => {
    const message = JSON.parse(event.data);
    if (message.type === 'connected') {
      return;
    }
    if (list) {
      feed.querySelector('[data-none]')?.remove();
      list.prepend(item(template, message));
      while (list.children.length > KEPT) {
        list.lastElementChild.remove();
      }
    }
    clearTimeout(resting);
    resting = setTimeout(() => renew(parts), RESTING);
  });
  window.addEventListener('pagehide', () => source.close());
}

document.querySelectorAll('[data-live]').forEach(follow);
