import { parentPort } from 'node:worker_threads';
import type { ReplicaAnswers, ReplicaCall, ReplicaReply, ReplicaRequest } from './messages.js';
import { ReplicaFile } from './replica-file.js';

let file: ReplicaFile | undefined;

const opened = (): ReplicaFile => {
  if (!file) throw new Error('Nothing is open.');
  return file;
};

async function answer(request: Exclude<ReplicaRequest, { kind: 'merge' }>): Promise<Answer> {
  switch (request.kind) {
    case 'open':
      file = new ReplicaFile(request.options);
      return file.open();
    case 'rebuild':
      return opened().rebuild(request.now);
    case 'ordinals':
      return opened().ordinals(request.text, request.values);
    case 'bits':
      return opened().bits(request.text, request.values);
    case 'ordinalsOf':
      return opened().ordinalsOf(request.customerIds);
    case 'close':
      file?.close();
      return undefined;
  }
}

/** Ordinals and bitmaps change threads without being copied. */
function handedOver(reply: ReplicaReply): ArrayBuffer[] {
  if (!('answer' in reply) || typeof reply.answer !== 'object') return [];
  const { answer } = reply;
  const found = 'ordinals' in answer ? answer.ordinals : 'words' in answer ? answer.words : undefined;
  return found?.buffer instanceof ArrayBuffer ? [found.buffer] : [];
}

type Answer = ReplicaAnswers[keyof ReplicaAnswers];

interface Work {
  readonly id: number;
  /** Goes first: a round waits for ordinals, and whatever is found before the replica caught up owes more. */
  readonly isUrgent: boolean;
  run(): Promise<Answer>;
}

const waiting: Work[] = [];
let isWorking = false;

/** One at a time. */
async function work(): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  for (let next = take(); next; next = take()) await reply(next.id, next.run());
  isWorking = false;
}

function take(): Work | undefined {
  const first = waiting.findIndex(({ isUrgent }) => isUrgent);
  return first < 0 ? waiting.shift() : waiting.splice(first, 1)[0];
}

async function reply(id: number, answered: Promise<Answer>): Promise<void> {
  const message = await answered.then(
    (found): ReplicaReply => ({ id, answer: found }),
    (error: unknown): ReplicaReply => ({ id, error: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(message, handedOver(message));
}

function add(one: Work): void {
  waiting.push(one);
  void work();
}

/** While changed rows are read from PostgreSQL, questions are answered. */
async function merge(id: number, now: number): Promise<void> {
  try {
    const gathered = await opened().gather(now);
    add({ id, isUrgent: true, run: () => opened().apply(gathered) });
  } catch (error) {
    await reply(id, Promise.reject(error));
  }
}

parentPort?.on('message', ({ id, request }: ReplicaCall) => {
  if (request.kind === 'merge') void merge(id, request.now);
  else add({ id, isUrgent: request.kind === 'ordinalsOf', run: () => answer(request) });
});
