import { join } from 'node:path';
import express, { type Express } from 'express';

/**
 * Serves the built admin. Files in assets/ carry a hash in their name and never change; every other address that asks for a page gets
 * index.html, whose router reads the address.
 */
export function serveAdmin(app: Express, folder: string): void {
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

/** A page has no file name; a missing picture must be missing, not a page. */
const isPage = (path: string): boolean => !/\.[a-z\d]+$/i.test(path);
