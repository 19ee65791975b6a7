import { pinyin } from 'pinyin-pro';
import type { Asked, Answered } from './pinyin.js';

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const answered: Answered = {
    id: data.id,
    syllables: data.texts.map((text) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })),
  };
  postMessage(answered);
});
