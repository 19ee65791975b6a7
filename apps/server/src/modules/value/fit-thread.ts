import { Worker } from 'node:worker_threads';
import type { BackTest, CountedHistory, Outlook, PurchaseHistory, ShopModel, Spend, WatchedHistory } from '@regulars/value-models';

/** A customer to predict. */
export interface Watched {
  readonly history: PurchaseHistory;
  readonly spend: Spend | undefined;
}

export type FitRequest =
  | { readonly kind: 'fit'; readonly histories: readonly CountedHistory[]; readonly spends: readonly Spend[] }
  | { readonly kind: 'backTest'; readonly histories: readonly WatchedHistory[]; readonly weeks: number }
  | { readonly kind: 'outlook'; readonly model: ShopModel; readonly customers: readonly Watched[]; readonly discount: number };

export interface FitAnswers {
  readonly fit: ShopModel;
  readonly backTest: BackTest;
  readonly outlook: readonly Outlook[];
}

export interface FitCall {
  readonly id: number;
  readonly request: FitRequest;
}

type Reply = { readonly id: number; readonly answer: FitAnswers[keyof FitAnswers] } | { readonly id: number; readonly error: string };
interface Waiting {
  readonly resolve: (answer: FitAnswers[keyof FitAnswers]) => void;
  readonly reject: (error: Error) => void;
}

/** The thread in which models are fitted, so that minutes of arithmetic keep no request waiting. */
export class FitThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  constructor() {
    const isSource = import.meta.url.endsWith('.ts'); // sources run in tests and while developing
    const thread = new URL(`./fit-worker${isSource ? '.ts' : '.js'}`, import.meta.url);
    this.worker = new Worker(thread, isSource ? { execArgv: ['--import', import.meta.resolve('@oxc-node/core/register')] } : {});
    this.worker.on('message', (reply: Reply) => this.settle(reply));
    this.worker.on('error', (error) => this.lose(error));
    this.worker.on('exit', () => this.lose(new Error('The thread that fits models ended.')));
  }

  ask<K extends FitRequest['kind']>(request: Extract<FitRequest, { kind: K }>): Promise<FitAnswers[K]> {
    const id = (this.next += 1);
    const call: FitCall = { id, request };
    return new Promise<FitAnswers[K]>((resolve, reject) => {
      // The thread answers each kind of request with its own kind of answer; messages carry no types.
      this.waiting.set(id, { resolve: (answer) => resolve(answer as FitAnswers[K]), reject });
      this.worker.postMessage(call, []);
    });
  }

  /** Ends the thread, also in the middle of a fit. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.answer);
  }

  private lose(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
