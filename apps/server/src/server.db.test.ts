import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { templateDatabase } from '../test/support/database.js';
import { systemClock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { createLog } from './platform/log.js';
import { startServer, type Product } from './server.js';

const database = await templateDatabase();
const folder = await mkdtemp(join(tmpdir(), 'regulars-server-'));
const adminFolder = join(folder, 'admin');
await mkdir(join(adminFolder, 'assets'), { recursive: true });
await writeFile(join(adminFolder, 'index.html'), '<title>Regulars</title>');
await writeFile(join(adminFolder, 'assets', 'app-abc.js'), 'x'.repeat(5000));
await writeFile(join(adminFolder, 'assets', 'page-abc.js'), 'as it is');
await writeFile(join(adminFolder, 'assets', 'page-abc.js.br'), brotliCompressSync('as the build packed it'));

const product: Product = {
  jobs: [],
  schedules: [],
  mount: async (app) => void app.get('/fails', () => Promise.reject(new Error('a secret of the database'))),
  close: async () => undefined,
};
const config = { ...readConfig({ PORT: '0', DATABASE_URL: database.url }), folder, adminFolder };
const options = { config, log: createLog('silent'), now: systemClock, entities: [], compose: async () => product };
const server = await startServer(options);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
const get = (path: string): Promise<Response> => fetch(server.url + path, { headers: { accept: 'text/html' } });

test('a ready server says so, and what it says about itself is for this machine', async () => {
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  await get('/');
  expect(await (await get('/metrics')).text()).toContain('regulars_http_request_seconds_count');
});

test('every page of the admin is index.html, never kept; its parts are kept for ever and travel compressed', async () => {
  const page = await get('/segments/abc');
  expect([page.status, await page.text(), page.headers.get('cache-control')]).toEqual([200, '<title>Regulars</title>', 'no-cache']);
  const part = await get('/assets/app-abc.js');
  expect([part.headers.get('cache-control'), part.headers.get('content-encoding')]).toEqual([
    'public, max-age=31536000, immutable',
    'gzip',
  ]);
  expect((await get('/assets/gone.js')).status).toBe(404);
  expect((await get('/picture.png')).status).toBe(404);
});

const answerTo = async (coding: string) => {
  const part = await fetch(`${server.url}/assets/page-abc.js`, { headers: { 'accept-encoding': coding } });
  const { headers } = part;
  return [await part.text(), headers.get('content-type'), headers.get('content-encoding'), headers.get('cache-control')];
};

test('a part that the build packed goes out as it was packed, to whoever takes that', async () => {
  const kept = 'public, max-age=31536000, immutable';
  expect(await answerTo('gzip, br')).toEqual(['as the build packed it', 'text/javascript; charset=utf-8', 'br', kept]);
  expect(await answerTo('identity')).toEqual(['as it is', 'text/javascript; charset=utf-8', null, kept]);
});

test('a page may run nothing from elsewhere and stand in no frame', async () => {
  const policy = (await get('/')).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-eval');
});

test('a failure tells the caller nothing of its cause', async () => {
  const response = await get('/fails');
  expect([response.status, await response.text()]).toEqual([500, 'Something went wrong\n']);
});

test('a port in use is said in words, before anything else is started', async () => {
  const taken = { ...config, port: Number(new URL(server.url).port), databaseUrl: 'postgres://nobody@127.0.0.1:1/none' };
  await expect(startServer({ ...options, config: taken })).rejects.toThrow(/is in use by another program/);
});

test('a database that cannot be reached is named without its password', async () => {
  const nowhere = { ...config, databaseUrl: 'postgres://ann:hidden@127.0.0.1:1/shop' };
  const message = 'The database shop at 127.0.0.1:1 cannot be opened as ann: connect ECONNREFUSED 127.0.0.1:1. Look at DATABASE_URL.';
  await expect(startServer({ ...options, config: nowhere })).rejects.toThrow(message);
});
