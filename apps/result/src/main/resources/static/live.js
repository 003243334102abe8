// Keeps the page up to date. Without it the page still shows the counts of the moment it was opened.
const SPEAK_EVERY = 10_000; // milliseconds: a screen reader cannot keep up with every vote
const LONGEST_WAIT = 15_000;
const LONGEST_SILENCE = 60_000; // the service speaks more often: a connection that says nothing is dead

const number = new Intl.NumberFormat('en-US');
const votes = (count) => `${number.format(count)} ${count === 1 ? 'vote' : 'votes'}`;

const total = document.getElementById('total');
const state = document.getElementById('state');
const spoken = document.getElementById('spoken');
const pause = document.getElementById('pause');
const options = [...document.querySelectorAll('[data-option]')];

let latest = '';
let speaking;
let last; // what the service said last, while the page may be paused
let paused = false;

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

function say(words) {
  const news = !state.hidden && state.textContent !== words;
  state.hidden = false;
  state.classList.toggle('live', words === 'Live');
  state.textContent = words;
  if (news) spoken.textContent = words;
}

function tell() {
  if (paused) {
    say('Paused');
  } else if (last !== undefined) {
    say(last.stale ? 'Out of date' : 'Live');
    show(last);
  }
}

pause.addEventListener('click', () => {
  paused = !paused;
  pause.textContent = paused ? 'Go on' : 'Pause';
  tell();
});

let failures = 0;
let retry;
let silence;

function connect() {
  clearTimeout(retry);
  const url = new URL('live', document.baseURI);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(lose, LONGEST_SILENCE);
  };
  // Not by the socket's close event alone: where the network is gone it takes minutes.
  const lose = () => {
    clearTimeout(silence);
    socket.removeEventListener('close', lose);
    socket.removeEventListener('message', hear);
    socket.close();
    if (!paused) say('Reconnecting…');
    // Half of the wait is chance, so that not every browser comes back in the same moment.
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** failures++);
    retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  };
  const hear = (event) => {
    failures = 0;
    listen();
    const counts = JSON.parse(event.data);
    if (counts.a === undefined) return; // nothing is known yet
    last = counts;
    tell();
  };
  socket.addEventListener('message', hear);
  socket.addEventListener('close', lose);
  listen();
}

pause.hidden = false;
connect();
