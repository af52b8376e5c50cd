import { morph } from './morph.js';

const SILENCE = 7000; // two heartbeats and a little
const { body } = document;
const board = document.getElementById('board');
const time = document.getElementById('time');
let feed;
let heardAt = Date.now();
let said = board.querySelector('[data-say]').dataset.say; // who comes to a screen that has just started was spoken to

function listen() {
  feed?.close();
  feed = new EventSource(body.dataset.live);
  feed.addEventListener('sign', message => {
    morph(board, JSON.parse(message.data).html);
    speak(board.querySelector('[data-say]').dataset);
  });
  feed.addEventListener('beat', message => {
    heardAt = Date.now();
    body.dataset.link = 'live';
    time.textContent = JSON.parse(message.data).time;
  });
  feed.onerror = () => {
    if (feed.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  };
}

// A broken connection may heal within the silence; one that is dead often says nothing at all.
setInterval(() => {
  if (Date.now() - heardAt <= SILENCE) return;
  if (body.dataset.link !== 'lost') body.dataset.link = 'lost';
  if (feed.readyState === EventSource.OPEN) listen();
}, 1000);

function speak({ say, volume }) {
  if (say === said) return;
  said = say;
  if (body.dataset.voice !== 'on' || !say || volume === '0') return;
  const words = new SpeechSynthesisUtterance(say);
  words.lang = /\p{Script=Han}/u.test(say) ? 'zh-CN' : 'en';
  words.volume = Number(volume) / 100;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

// Browsers give the whole screen, a screen that stays on and a voice to a page that was touched once.
addEventListener('click', () => {
  document.documentElement.requestFullscreen?.().catch(() => {});
  navigator.wakeLock?.request('screen').catch(() => {});
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => {});
});

listen();
