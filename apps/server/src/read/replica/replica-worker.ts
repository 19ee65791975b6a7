import { parentPort } from 'node:worker_threads';
import type { ReplicaAnswers, ReplicaCall, ReplicaReply, ReplicaRequest } from './messages.js';
import { ReplicaFile } from './replica-file.js';

let file: ReplicaFile | undefined;

const opened = (): ReplicaFile => {
  if (!file) throw new Error('Nothing is open.');
  return file;
};

async function answer(request: ReplicaRequest): Promise<ReplicaAnswers[keyof ReplicaAnswers]> {
  switch (request.kind) {
    case 'open':
      file = new ReplicaFile(request.options);
      return file.open();
    case 'rebuild':
      return opened().rebuild(request.now);
    case 'merge':
      return opened().merge(request.now);
    case 'ordinals':
      return opened().ordinals(request.text, request.values);
    case 'ordinalsOf':
      return opened().ordinalsOf(request.customerIds);
    case 'close':
      file?.close();
      return undefined;
  }
}

/** Ordinals change threads without being copied. */
function handedOver(reply: ReplicaReply): ArrayBuffer[] {
  if (!('answer' in reply) || typeof reply.answer !== 'object' || !('ordinals' in reply.answer)) return [];
  const { buffer } = reply.answer.ordinals;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}

let last: Promise<unknown> = Promise.resolve();

parentPort?.on('message', ({ id, request }: ReplicaCall) => {
  last = last.then(async () => {
    const reply = await answer(request).then(
      (found): ReplicaReply => ({ id, answer: found }),
      (error: unknown): ReplicaReply => ({ id, error: error instanceof Error ? error.message : String(error) }),
    );
    parentPort?.postMessage(reply, handedOver(reply));
  });
});
