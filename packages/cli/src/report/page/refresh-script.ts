import { html } from 'hono/html';

/** What a live page says, once the script finds that its server has gone. */
export const GONE = html`<p id="gone" role="status" hidden>The server of this page has gone: what you see is as it was at <time></time>.</p>
`;

/**
 * The script of a live page. It shows the newest page whenever the server says that something has happened, and says so when the
 * server has gone; an EventSource connects again by itself.
 */
export const REFRESH = `
let busy = false;
let again = false;
const refresh = async () => {
  const answer = await fetch('/');
  if (!answer.ok) return;
  const open = [...document.querySelectorAll('details')].map((each) => each.open);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  next.querySelectorAll('details').forEach((each, index) => { each.open = open[index] ?? false; });
  document.querySelector('main').replaceWith(next);
};
const newest = async () => {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      await refresh();
    }
  } catch {
    // The server has gone between its word and its answer: the event source notices that too.
  } finally {
    busy = false;
  }
};
const ticks = new EventSource('/ticks');
let gone = false;
ticks.onmessage = newest;
ticks.onerror = () => {
  if (!gone) document.querySelector('#gone time').textContent = new Date().toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
  gone = true;
  document.querySelector('#gone').hidden = false;
};
ticks.onopen = () => {
  document.querySelector('#gone').hidden = true;
  if (gone) newest();
  gone = false;
};
`;
