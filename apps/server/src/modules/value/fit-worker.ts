import { parentPort } from 'node:worker_threads';
import { backTest, fitShop, outlookOf } from '@regulars/value-models';
import type { FitAnswers, FitCall, FitRequest } from './fit-thread.js';

function answer(request: FitRequest): FitAnswers[keyof FitAnswers] {
  switch (request.kind) {
    case 'fit':
      return fitShop(request.histories, request.spends);
    case 'backTest':
      return backTest(request.histories, request.weeks);
    case 'outlook':
      return request.customers.map(({ history, spend }) => outlookOf(request.model, history, spend, request.discount));
  }
}

parentPort?.on('message', ({ id, request }: FitCall) => {
  try {
    parentPort?.postMessage({ id, answer: answer(request) }, []);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, []);
  }
});
