import type { Express } from 'express';
import type { Config } from './platform/config.js';
import { openDatabase, type Database, type Entities } from './platform/database/database.js';
import { serveAdmin } from './platform/http/admin.js';
import { answerTheRest, createApp } from './platform/http/app.js';
import { listenHttp, type ListeningServer } from './platform/http/listen-http.js';
import { serveMetrics } from './platform/http/metrics.js';
import type { Job, Schedule } from './platform/jobs/job.js';
import { startJobs, type JobRunner } from './platform/jobs/runner.js';
import type { Log } from './platform/log.js';
import { openOutbox } from './platform/outbox/outbox.js';
import type { Platform } from './platform/platform.js';

/** What the product gives back: its work in the background and its part of the web application. */
export interface Product {
  readonly jobs: readonly Job[];
  readonly schedules: readonly Schedule[];
  /** Adds its routes; called only where HTTP is served. */
  mount(app: Express, listening: ListeningServer): Promise<void>;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => Date;
  readonly entities: Entities;
  /** Builds the product on the open database and subscribes to its events. */
  readonly compose: (platform: Platform) => Promise<Product>;
}

/** Everything that was started. */
export interface RunningServer extends Platform {
  readonly url: string;
  readonly product: Product;
  /** Finishes open requests and running jobs, then closes the database; a second call waits for the first. */
  close(): Promise<void>;
}

/** Milliseconds that open requests and running jobs get to finish. */
const patience = 10_000;

/** Starts HTTP, database, jobs and events; resolves when requests are answered. What was started is closed again when a part fails. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let ready = false;
  let database: Database | undefined;
  const app = createApp({ isStarted: () => ready, isReady: async () => ready && database !== undefined && answers(database) });
  // First of all: a port in use is the usual trouble, and the answer to it should not wait for the database.
  const listening = await listenHttp(app, options.config.host, options.config.port);
  try {
    const background = await startBackground(options);
    database = background.platform.database;
    serveMetrics(app);
    await background.product.mount(app, listening);
    serveAdmin(app, options.config.adminFolder);
    answerTheRest(app, options.log);
    ready = true;
    const close = once(async () => {
      ready = false;
      await listening.close(patience);
      await background.close();
    });
    return { ...background.platform, url: listening.url, product: background.product, close };
  } catch (error) {
    await listening.close(0);
    throw error;
  }
}

/** Starts a process that runs jobs and delivers events but answers no requests. */
export async function startWorker(options: ServerOptions): Promise<Platform & { close(): Promise<void> }> {
  const background = await startBackground(options);
  return { ...background.platform, close: once(background.close) };
}

interface Background {
  readonly platform: Platform;
  readonly product: Product;
  close(): Promise<void>;
}

async function startBackground(options: ServerOptions): Promise<Background> {
  const { config, log, now } = options;
  const database = await openDatabase(config, log, options.entities);
  const outbox = openOutbox(database, log, now);
  let product: Product | undefined;
  let jobs: JobRunner | undefined;
  const close = async (): Promise<void> => {
    await jobs?.stop();
    await outbox.close();
    await product?.close();
    await database.close();
  };
  try {
    const platform: Platform = { config, log, now, database, outbox };
    product = await options.compose(platform);
    await outbox.start();
    jobs = await startJobs(database, log, product.jobs, product.schedules);
    return { platform, product, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const answers = (database: Database): Promise<boolean> =>
  database.pool.query('select 1').then(
    () => true,
    () => false,
  );

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
