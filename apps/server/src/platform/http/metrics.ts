import type { Express, RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { stopwatch } from '../clock.js';

/** Counters of this process in the form that Prometheus reads. Modules add theirs with `registers: [metrics]`. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics });

const requests = new Histogram({
  name: 'regulars_http_request_seconds',
  help: 'Time to answer a request',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  registers: [metrics],
});

/** A counter in `metrics`. */
export function counter<Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> {
  return new Counter({ name, help, labelNames, registers: [metrics] });
}

/** Figures in `metrics` that are read when they are asked for, each under `name_` and its own name. */
export function gauges<Name extends string>(
  name: string,
  helps: Readonly<Record<Name, string>>,
  read: () => Readonly<Record<Name, number>> | Promise<Readonly<Record<Name, number>>>,
): void {
  for (const [figure, help] of Object.entries<string>(helps)) {
    metrics.removeSingleMetric(`${name}_${figure}`);
    const gauge: Gauge = new Gauge({
      name: `${name}_${figure}`,
      help,
      registers: [metrics],
      collect: async () => {
        for (const [key, value] of Object.entries<number>(await read())) if (key === figure) gauge.set(value);
      },
    });
  }
}

/** Measures each request; paths are left out, for they carry ids. */
export function measureRequests(): RequestHandler {
  return (request, response, next) => {
    const elapsed = stopwatch();
    response.once('close', () => requests.observe({ method: request.method, status: response.statusCode }, elapsed() / 1000));
    next();
  };
}

/** Serves `/metrics` to callers on this machine only; a proxy decides who else may see it. */
export function serveMetrics(app: Express): void {
  app.get('/metrics', (request, response, next) => {
    if (!isLoopback(request.socket.remoteAddress)) return next();
    metrics.metrics().then((text) => response.type(metrics.contentType).send(text), next);
  });
}

const isLoopback = (address: string | undefined): boolean => address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
