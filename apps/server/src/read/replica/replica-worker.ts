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

const waiting: ReplicaCall[] = [];
let isWorking = false;

/** Goes first: a turn waits for ordinals, and whatever is found before the replica caught up owes more. */
const urgent: readonly ReplicaRequest['kind'][] = ['ordinalsOf', 'merge'];

/** One call at a time. */
async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (let call = next(); call; call = next()) {
    const { id } = call;
    const reply = await answer(call.request).then(
      (found): ReplicaReply => ({ id, answer: found }),
      (error: unknown): ReplicaReply => ({ id, error: error instanceof Error ? error.message : String(error) }),
    );
    parentPort?.postMessage(reply, handedOver(reply));
  }
  isWorking = false;
}

function next(): ReplicaCall | undefined {
  const first = waiting.findIndex(({ request }) => urgent.includes(request.kind));
  return first < 0 ? waiting.shift() : waiting.splice(first, 1)[0];
}

parentPort?.on('message', (call: ReplicaCall) => {
  waiting.push(call);
  void work();
});
