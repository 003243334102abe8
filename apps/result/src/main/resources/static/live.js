// Keeps the page up to date. Without it the page still shows the counts of the moment it was opened.
const SPEAK_EVERY = 10_000; // milliseconds: a screen reader cannot keep up with every vote
const LONGEST_WAIT = 15_000;

const number = new Intl.NumberFormat('en-US');
const votes = (count) => `${number.format(count)} ${count === 1 ? 'vote' : 'votes'}`;

const total = document.getElementById('total');
const state = document.getElementById('state');
const spoken = document.getElementById('spoken');
const options = [...document.querySelectorAll('[data-option]')];

let latest = '';
let speaking;

function show(counts) {
  const all = counts.a + counts.b;
  const sentences = options.map((option) => {
    const count = counts[option.dataset.option];
    const share = `${(all === 0 ? 0 : (100 * count) / all).toFixed(1)}%`;
    option.querySelector('.share').textContent = share;
    option.querySelector('.votes').textContent = votes(count);
    option.querySelector('rect').setAttribute('width', share);
    return `${option.querySelector('dt').textContent}: ${votes(count)}, ${share}.`;
  });
  total.textContent = votes(all);
  latest = sentences.join(' ');
  speaking ??= setTimeout(speak, SPEAK_EVERY);
}

function speak() {
  spoken.textContent = latest;
  speaking = undefined;
}

function say(live) {
  state.hidden = false;
  state.classList.toggle('live', live);
  state.textContent = live ? 'Live' : 'Reconnecting…';
}

let failures = 0;
let retry;

function connect() {
  clearTimeout(retry);
  const url = new URL('live', document.baseURI);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  socket.addEventListener('message', (event) => {
    failures = 0;
    say(true);
    show(JSON.parse(event.data));
  });
  socket.addEventListener('close', () => {
    say(false);
    // Half of the wait is chance, so that not every browser comes back in the same moment.
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** failures++);
    retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  });
}

connect();
