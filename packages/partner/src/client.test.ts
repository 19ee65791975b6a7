import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCodes as codesOfTheGraph } from '@regulars/graph';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { PartnerClient } from './client.js';
import { errorCodes, PartnerError } from './errors.js';

type Answer = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

/** A shop that answers as it is told, one after the other; and what it was asked. */
let answers: Answer[] = [];
let asked: { readonly path: string; readonly authorization: string | undefined; readonly text: string }[] = [];
const server = createServer((request: IncomingMessage, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => (text += part));
  request.on('end', () => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization, text });
    const { status = 200, headers = {}, body } = answers.shift() ?? { status: 500, body: '' };
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

let waited: number[] = [];
beforeEach(() => {
  [answers, asked, waited] = [[], [], []];
});
const wait = (seconds: number): Promise<void> => {
  waited.push(seconds);
  return Promise.resolve();
};
const withKey = new PartnerClient({ url, apiKey: 'rgk_1', wait });
const refusal = (code: string, more: object = {}) => ({ errors: [{ message: 'No.', extensions: { code, ...more } }] });
const fine = { body: { data: { me: null } } };
const token = (access_token: string, expires_in: number): Answer => ({ body: { access_token, expires_in } });

test('the list of codes is that of the graph', () => {
  expect(errorCodes).toEqual(codesOfTheGraph);
});

test('a used up quota is waited for as long as the shop says, in the header or in the error', async () => {
  answers = [{ status: 429, headers: { 'retry-after': '7' }, body: 'no' }, { body: refusal('LIMIT_REACHED', { retryAfter: 3 }) }, fine];
  expect(await withKey.ask('{ me { name } }')).toEqual({ me: null });
  expect(waited).toEqual([7, 3]);
});

test('a shop that is away is asked again with longer and longer pauses, six times in all', async () => {
  answers = [
    { status: 503, headers: { 'retry-after': '2' }, body: 'starting' },
    ...Array.from({ length: 5 }, () => ({ status: 502, body: '' })),
  ];
  await expect(withKey.ask('{ me { name } }')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(asked).toHaveLength(6);
  const [first, ...later] = waited;
  expect(first).toBe(2);
  for (const [at, pause] of later.entries()) expect(Math.abs(pause / 2 ** at - 1.25)).toBeLessThanOrEqual(0.25);
});

test('what waiting does not help, or only for too long, fails at once and keeps what came', async () => {
  for (const more of [
    { limit: 'nearDuplicate', retryAfter: null },
    { limit: 'guardedCounts', retryAfter: 40_000 },
  ]) {
    answers = [{ body: { ...refusal('LIMIT_REACHED', more), data: { me: 1 } } }];
    const error = await withKey.ask('{ me { name } }').catch((one: unknown) => one);
    expect(error).toBeInstanceOf(PartnerError);
    expect(error).toMatchObject({ code: 'LIMIT_REACHED', retryAfter: more.retryAfter, extensions: { limit: more.limit }, data: { me: 1 } });
  }
  answers = [{ body: refusal('SOMETHING_NEW') }];
  await expect(withKey.ask('{ me { name } }')).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(waited).toEqual([]);
});

test('a mutation is not repeated where it may have run', async () => {
  answers = [{ status: 503, body: '' }, fine];
  await expect(withKey.ask('mutation { signOut }')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  answers = [{ status: 429, body: refusal('LIMIT_REACHED', { retryAfter: 1 }) }, fine];
  expect(await withKey.ask('mutation { signOut }')).toEqual({ me: null });
});

test('one token serves all questions until its end is near, and is taken anew where the shop refuses it', async () => {
  const client = new PartnerClient({ url, clientId: 'a b', clientSecret: 'rgs_1', wait });
  answers = [
    token('short', 30),
    token('long', 3600),
    fine,
    fine,
    { status: 401, body: refusal('UNAUTHENTICATED') },
    token('new', 3600),
    fine,
  ];
  for (let at = 0; at < 3; at += 1) await client.ask('{ me { name } }');
  expect(asked.map(({ path, authorization }) => (path === '/graphql' ? authorization : path))).toEqual([
    '/oauth/token',
    '/oauth/token',
    'Bearer long',
    'Bearer long',
    'Bearer long',
    '/oauth/token',
    'Bearer new',
  ]);
  expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('a%20b:rgs_1').toString('base64')}`);
  answers = [
    { status: 401, body: refusal('UNAUTHENTICATED') },
    { status: 401, body: { error: 'invalid_client', error_description: 'over' } },
  ];
  await expect(client.ask('{ me { name } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: 'invalid_client: over' });
});

const pageOf = (nodes: readonly number[], endCursor: string | null): Answer => ({
  body: { data: { list: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } },
});

test('a list is read to its end, one page at a time', async () => {
  answers = [pageOf([1, 2], 'two'), pageOf([], 'still'), pageOf([3], null)];
  const rows: number[] = [];
  type List = {
    readonly list: { readonly nodes: readonly number[]; readonly pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
  for await (const row of withKey.each('query ($after: String) { list }', { where: 'x' }, ({ list }: List) => list)) rows.push(row);
  expect(rows).toEqual([1, 2, 3]);
  expect(asked.map(({ text }) => JSON.parse(text).variables)).toEqual([
    { where: 'x', after: null },
    { where: 'x', after: 'two' },
    { where: 'x', after: 'still' },
  ]);
});
