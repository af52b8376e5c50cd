import { morph } from './morph.js';

const body = document.body;
const language = body.dataset.language;

// --- Live: regions of the page come as HTML, the clock as numbers -------------------------------------------------

const SILENCE = 25_000; // two heartbeats and a half
let feed;
let heardAt = Date.now();
let complete = false;

function listen() {
  feed?.close();
  complete = false;
  heardAt = Date.now();
  feed = new EventSource(`/live?lang=${language}`);
  feed.addEventListener('region', message => {
    heard();
    const { id, html } = JSON.parse(message.data);
    const fresh = morph(document.getElementById(id), html);
    if (id === 'passages' && complete) fresh.filter(node => node.nodeName === 'LI').forEach(flash);
    if (id === 'alarms') alarmed(complete);
    watchFrames();
  });
  feed.addEventListener('clock', message => {
    heard();
    complete = true;
    setClock(JSON.parse(message.data));
  });
  feed.onerror = () => {
    body.dataset.link = 'lost';
    complete = false;
    if (feed.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  };
}

function heard() {
  heardAt = Date.now();
  body.dataset.link = 'live';
}

// A connection can die without a word, behind a sleeping laptop or a proxy.
setInterval(() => {
  if (Date.now() - heardAt > SILENCE) {
    body.dataset.link = 'lost';
    listen();
  }
}, 5000);

function flash(row) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const wash = getComputedStyle(body).getPropertyValue('--wash');
  row.animate([{ background: wash }, { background: 'transparent' }], { duration: 2400, easing: 'ease-in' });
}

// --- Alarms: their number in title and navigation, and a sound for who wants one -------------------------------------

const title = document.title;
let alarms = 0;

function alarmed(audible) {
  const shown = document.querySelectorAll('#alarms li').length;
  document.title = shown ? `(${shown}) ${title}` : title;
  const mark = document.querySelector('[data-alarms]');
  if (mark) mark.hidden = !shown, mark.textContent = shown;
  const wanted = localStorage.getItem('sound') === 'on';
  document.querySelector('[data-sound]')?.setAttribute('aria-pressed', wanted);
  if (audible && wanted && shown > alarms) beep();
  alarms = shown;
}

function beep() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  tone.frequency.value = 660;
  tone.connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-sound]');
  if (!button) return;
  const on = button.getAttribute('aria-pressed') !== 'true';
  localStorage.setItem('sound', on ? 'on' : 'off');
  button.setAttribute('aria-pressed', on);
  if (on) beep();
});

alarmed(false);

// --- The car park's clock, which in simulation runs ahead ----------------------------------------------------------

const clock = document.getElementById('clock');
const day = document.getElementById('date');
const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
let reference;

function setClock({ at, pace }) {
  reference = { at, pace, since: performance.now() };
  showClock();
}

function showClock() {
  const now = reference.at + (performance.now() - reference.since) * reference.pace;
  [day.textContent, clock.textContent] = time.format(now).split(' ');
}

setClock({ at: Number(clock.dataset.at), pace: Number(clock.dataset.pace) });
setInterval(showClock, 250);

// --- Pictures: the next frame is asked for when the last one is there ------------------------------------------------

const FRAME_PAUSE = 160;
const NO_FRAME_PAUSE = 2000;
const watched = new WeakSet();

function watchFrames() {
  for (const picture of document.querySelectorAll('img[data-frames]')) {
    if (watched.has(picture)) continue;
    watched.add(picture);
    nextFrame(picture);
  }
}

async function nextFrame(picture) {
  let pause = NO_FRAME_PAUSE;
  if (!document.hidden) {
    try {
      const answer = await fetch(picture.dataset.frames, { cache: 'no-store' });
      if (answer.status === 200) {
        await show(picture, await answer.blob());
        pause = FRAME_PAUSE;
      } else {
        delete picture.dataset.seen;
        if (answer.status === 401) location.reload(); // logged out meanwhile: the login leads back here
      }
    } catch {
      delete picture.dataset.seen; // the server is away; the live feed says so
    }
  }
  if (picture.isConnected) setTimeout(nextFrame, pause, picture);
  else watched.delete(picture);
}

async function show(picture, frame) {
  const old = picture.src;
  picture.src = URL.createObjectURL(frame);
  await picture.decode();
  picture.dataset.seen = '';
  if (old.startsWith('blob:')) URL.revokeObjectURL(old);
}

listen();
watchFrames();
