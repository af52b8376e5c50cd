import { morph } from './morph.js';

const SILENCE = 7000; // two heartbeats and a little
const { body } = document;
const board = document.getElementById('board');
let feed;
let triedAt;
let heardAt = Date.now();
let said = board.querySelector('[data-say]').dataset.say; // who stands before a screen that starts was spoken to

function listen() {
  feed?.close();
  triedAt = Date.now();
  feed = new EventSource(body.dataset.live);
  feed.addEventListener('sign', message => {
    morph(board, JSON.parse(message.data).html);
    speak(board.querySelector('[data-say]').dataset);
  });
  feed.addEventListener('beat', () => {
    heardAt = Date.now();
    body.dataset.link = 'live';
  });
}

// A connection that breaks may heal within the silence; one that dies often says nothing at all.
setInterval(() => {
  const now = Date.now();
  if (now - heardAt <= SILENCE) return;
  body.dataset.link = 'lost';
  if (now - triedAt > SILENCE) listen();
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
