import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftSender, type DraftState } from './draft-sender.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A sender whose doors write down what went through them. */
function stand() {
  const said: string[] = [];
  const states: DraftState[] = [];
  const server = { isDown: false };
  const sender = new DraftSender({
    keep: (text, isSent) => said.push(`${isSent ? 'has' : 'keep'} ${text}`),
    drop: () => said.push('drop'),
    send: async (text) => {
      if (server.isDown) throw new Error('no network');
      said.push(`send ${text}`);
      return 'now';
    },
    discard: async () => void said.push('discard'),
    onState: (state) => states.push(state),
  });
  return { sender, said, states, server };
}

test('every change is kept here at once; the server gets the last of them within a second, however fast they follow', async () => {
  const { sender, said } = stand();
  for (let key = 0; key < 10; key += 1) {
    sender.write(`text ${key}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(said.filter((each) => each.startsWith('keep'))).toHaveLength(10);
  expect(said).toContain('send text 4');
  await vi.advanceTimersByTimeAsync(1000);
  expect(said.at(-1)).toBe('has text 9');
});

test('without the server it is tried again until it is there', async () => {
  const { sender, said, states, server } = stand();
  server.isDown = true;
  sender.write('mine');
  await vi.advanceTimersByTimeAsync(5000);
  expect(states.at(-1)?.isOffline).toBe(true);
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(said).toEqual(['keep mine', 'send mine', 'has mine']);
  expect(states.at(-1)).toEqual({ savedAt: 'now', isOffline: false });
});

test('what was discarded does not come back, not even what was on its way', async () => {
  const { sender, said } = stand();
  sender.write('mine');
  await vi.advanceTimersByTimeAsync(500);
  sender.write('more');
  sender.discard();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual(['keep mine', 'send mine', 'has mine', 'keep more', 'drop', 'discard']);
  expect(sender.hasDraft).toBe(false);
});

test('whoever leaves within the pause has the last change sent along', async () => {
  const { sender, said } = stand();
  sender.write('mine');
  sender.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toContain('send mine');
});
