import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../config.js';
import { listenHttp, type ListeningServer } from './listen-http.js';
import { receiveFile, type ReceivedFile } from './receive-file.js';

let folder = '';
let listening: ListeningServer;
let settled: (result: ReceivedFile | GraphQLError) => void = () => undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-files-'));
  const { limits } = readConfig({});
  listening = await listenHttp(
    (incoming, outgoing) => {
      const answer = (status: number, body: ReceivedFile | GraphQLError): void => {
        settled(body);
        outgoing.writeHead(status, { connection: 'close' }).end(JSON.stringify(body));
      };
      receiveFile(incoming, { folder, limits: { ...limits, fileBytes: 300_000 } }).then(
        (file) => answer(200, file),
        (error: GraphQLError) => answer(400, error),
      );
    },
    '127.0.0.1',
    0,
  );
});
afterAll(async () => {
  await listening.close(0);
  await rm(folder, { recursive: true, force: true });
});

async function send(
  body: string | Buffer | FormData,
  headers: Record<string, string> = {},
): Promise<{ status: number; file: ReceivedFile; text: string }> {
  const response = await fetch(listening.url, { method: 'POST', body, headers });
  const text = await response.text();
  return { status: response.status, file: JSON.parse(text), text };
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

test('a raw body lies on disk as it was sent, under its sum, with the name its sender gave', async () => {
  const content = randomBytes(200_000);
  const { file } = await send(content, { 'x-file-name': encodeURIComponent('../订单 2026.csv') });
  expect(file).toMatchObject({ name: '订单 2026.csv', bytes: 200_000, sha256: sha256(content) });
  expect(sha256(await readFile(file.path))).toBe(file.sha256);
});

test('a form with any content, even such that looks like its own end, keeps it byte by byte', async () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom('\r\n--', '\r\n------', '--\r\n', '\r\n').map((text) => new TextEncoder().encode(text)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 8 }), async (parts) => {
      const content = Buffer.concat([Buffer.from('x'), ...parts]);
      const form = new FormData();
      form.append('note', 'first');
      form.append('file', new Blob([content]), '顾客.csv');
      form.append('after', 'ignored');
      const { file } = await send(form);
      expect(file).toMatchObject({ name: '顾客.csv', bytes: content.length, sha256: sha256(content) });
    }),
    { numRuns: 60 },
  );
});

test('an empty file, a file over the limit and a form without a file are refused and leave nothing', async () => {
  const before = (await readdir(join(folder, 'files'))).length;
  const form = new FormData();
  form.append('note', 'no file');
  for (const [body, code] of [
    ['', 'INPUT_INVALID'],
    [randomBytes(300_001), 'LIMIT_REACHED'],
    [form, 'INPUT_INVALID'],
  ] as const) {
    const { status, text } = await send(body);
    expect([status, text]).toEqual([400, expect.stringContaining(code)]);
  }
  expect((await readdir(join(folder, 'files'))).length).toBe(before);
});

test('an upload that breaks off leaves nothing', async () => {
  const before = (await readdir(join(folder, 'files'))).length;
  const result = new Promise<ReceivedFile | GraphQLError>((resolve) => (settled = resolve));
  const sending = request(listening.url, { method: 'POST', headers: { 'content-length': '100000' } });
  sending.on('error', () => undefined);
  sending.write(randomBytes(50_000), () => sending.destroy());
  expect(await result).toBeInstanceOf(GraphQLError);
  expect((await readdir(join(folder, 'files'))).length).toBe(before);
});
