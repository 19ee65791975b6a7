import { expect, test } from 'vitest';
import { SharedQuestion } from './shared-question.js';

/** A question answered or failed by hand. */
function asked() {
  const hands: { answer?: (value: string) => void; fail?: (error: Error) => void; signal?: AbortSignal } = {};
  const question = new SharedQuestion<string>((signal) => {
    hands.signal = signal;
    return new Promise((resolve, reject) => Object.assign(hands, { answer: resolve, fail: reject }));
  });
  return { question, hands };
}

test('who stays gets the answer although another left', async () => {
  const { question, hands } = asked();
  const leaving = new AbortController();
  const left = question.join(leaving.signal);
  const stayed = question.join(new AbortController().signal);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  expect(hands.signal?.aborted).toBe(false);
  hands.answer?.('bread');
  expect(await stayed).toBe('bread');
  expect(question.isLost).toBe(false);
});

test('the work stops with the last who leaves, and nobody joins what is lost', async () => {
  const { question, hands } = asked();
  const leaving = new AbortController();
  const left = question.join(leaving.signal);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
  expect(hands.signal?.aborted).toBe(true);
  expect(question.isLost).toBe(true);
});

test('who leaves after the answer takes nothing from those who come later', async () => {
  const { question, hands } = asked();
  const leaving = new AbortController();
  const first = question.join(leaving.signal);
  hands.answer?.('bread');
  await first;
  leaving.abort();
  expect(question.isLost).toBe(false);
  expect(await question.join(new AbortController().signal)).toBe('bread');
});

test('a failure reaches all who wait, and the next asker begins anew', async () => {
  const { question, hands } = asked();
  const both = [question.join(new AbortController().signal), question.join(new AbortController().signal)];
  hands.fail?.(new Error('no bread'));
  for (const one of both) await expect(one).rejects.toThrow('no bread');
  expect(question.isLost).toBe(true);
});
