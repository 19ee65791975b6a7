import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Log } from '../log.js';
import { measureRequests } from './metrics.js';

/** How far the server is. */
export interface Progress {
  /** whether everything is started */
  isStarted(): boolean;
  /** whether a request could be answered now: started, and the database answers */
  isReady(): Promise<boolean>;
}

const startingPage = '<!doctype html><meta http-equiv="refresh" content="2"><title>Regulars</title><p>Regulars is starting… 正在启动…</p>';

/** The web application with what every request shares; modules add theirs, then `serveAdmin` closes it. */
export function createApp(progress: Progress): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          styleSrc: ["'self'", "'unsafe-inline'"], // Mantine and the editor of the playground set styles of elements
          workerSrc: ["'self'", 'blob:'], // the playground's editor
        },
      },
      strictTransportSecurity: false, // whoever puts TLS in front says so there
    }),
  );
  app.use((_request, response, next) => {
    response.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    next();
  });
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response, next) => {
    progress.isReady().then(
      (ready) =>
        response
          .status(ready ? 200 : 503)
          .type('text')
          .send(ready ? 'ready\n' : 'not ready\n'),
      next,
    );
  });
  app.use((_request, response, next) => {
    if (progress.isStarted()) next();
    else response.status(503).set('retry-after', '2').type('html').send(startingPage);
  });
  app.use(measureRequests());
  app.use(compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }));
  return app;
}

/** Answers what nobody else answered: 404 for an unknown address, 500 with nothing of the cause for a failure. */
export function answerTheRest(app: Express, log: Log): void {
  app.use((_request, response) => void response.status(404).type('text').send('Not found\n'));
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ error, path: request.path }, 'A request failed.');
    if (response.headersSent) return next(error);
    response
      .status(status)
      .type('text')
      .send(status >= 500 ? 'Something went wrong\n' : `${error instanceof Error ? error.message : 'Bad request'}\n`);
  });
}

/** Body parsers and the like say by `status` that the caller is at fault. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}

/** Its messages must leave at once; a compressor would collect them. */
const isEventStream = (response: Response): boolean => String(response.getHeader('content-type')).startsWith('text/event-stream');
