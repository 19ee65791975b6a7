import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';

/**
 * Serves the built admin. Files in assets/ carry a hash in their name and never change; every other address that asks for a page gets
 * index.html, whose router reads the address.
 */
export function serveAdmin(app: Express, folder: string): void {
  app.use('/assets', packed(join(folder, 'assets')));
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  app.use(express.static(folder, { index: false, maxAge: '1h' }));
  app.use((request, response, next) => {
    if (request.method !== 'GET' || !request.accepts('html') || !isPage(request.path)) return next();
    response.set('cache-control', 'no-cache');
    response.sendFile('index.html', { root: folder }, (error?: Error) => {
      if (error) next('status' in error && error.status === 404 ? undefined : error);
    });
  });
}

/** How a build packs a file beside it, the tightest first. */
const codings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Answers with a file as the build packed it, where it did and the browser takes that. */
function packed(folder: string): RequestHandler {
  let files: ReadonlySet<string> = new Set();
  try {
    files = new Set(readdirSync(folder));
  } catch {
    // nothing was built; the addresses answer so themselves
  }
  return (request, response, next) => {
    const { path } = request;
    const coding = codings.find(({ name, ending }) => files.has(path.slice(1) + ending) && request.acceptsEncodings(name) === name);
    response.vary('Accept-Encoding');
    if (coding) {
      response.type(extname(path)).set('content-encoding', coding.name);
      request.url = path + coding.ending;
    }
    next();
  };
}

/** A page has no file name; a missing picture must be missing, not a page. */
const isPage = (path: string): boolean => !/\.[a-z\d]+$/i.test(path);
