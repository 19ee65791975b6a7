import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ReplicaAnswers, ReplicaCall, ReplicaOptions, ReplicaReply, ReplicaRequest } from './messages.js';

/** Milliseconds that the thread gets to close the file. */
const patience = 2000;

type Waiting = { readonly resolve: (answer: ReplicaReply & { answer: unknown }) => void; readonly reject: (error: Error) => void };

/** The thread that holds the replica, so that neither loading nor scanning keeps requests waiting. */
export class Replica {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  private constructor() {
    const isSource = import.meta.url.endsWith('.ts'); // sources run in tests and while developing
    const thread = new URL(`./replica-worker${isSource ? '.ts' : '.js'}`, import.meta.url);
    this.worker = new Worker(thread, isSource ? { execArgv: ['--import', import.meta.resolve('@oxc-node/core/register')] } : {});
    this.worker.on('message', (reply: ReplicaReply) => this.settle(reply));
    this.worker.on('error', (error) => this.lose(error));
    this.worker.on('exit', () => this.lose(new Error('The thread of the replica ended.')));
  }

  /** Starts the thread and opens the file; `state` is undefined when it has to be built. */
  static async start(options: ReplicaOptions): Promise<{ readonly replica: Replica; readonly state: ReplicaAnswers['open'] }> {
    const replica = new Replica();
    return { replica, state: await replica.ask({ kind: 'open', options }) };
  }

  ask<K extends ReplicaRequest['kind']>(request: Extract<ReplicaRequest, { kind: K }>): Promise<ReplicaAnswers[K]> {
    const id = (this.next += 1);
    const call: ReplicaCall = { id, request };
    return new Promise<ReplicaAnswers[K]>((resolve, reject) => {
      // The thread answers each kind of request with its own kind of answer; messages carry no types.
      this.waiting.set(id, { resolve: (reply) => resolve(reply.answer as ReplicaAnswers[K]), reject });
      this.worker.postMessage(call, []);
    });
  }

  /** Ends the thread, also in the middle of its work: what is half made is made anew at the next start. */
  async close(): Promise<void> {
    await Promise.race([this.ask({ kind: 'close' }).catch(() => undefined), setTimeout(patience, undefined, { ref: false })]);
    await this.worker.terminate();
  }

  private settle(reply: ReplicaReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply);
  }

  private lose(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
