import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { database, stage } from '../../test/support/builders.js';
import { type Answer, serveGraph } from '../../test/support/serve-graph.js';
import { readConfig } from '../platform/config.js';
import { createLog } from '../platform/log.js';
import { buildMasterSchema } from '../schema.js';
import { accountJobs } from './accounts.jobs.js';

const now = () => new Date('2026-03-01T00:00:00Z');
const log = createLog('silent');
const graph = await serveGraph(database, buildMasterSchema(), { now, canMail: true });

/** A real mail server that asks for a password, keeps what it is handed, and can be told to be busy. */
const received: { to: string; text: string }[] = [];
let isBusy = false;
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    username === 'shop' && password === 'secret' ? done(null, { user: username }) : done(new Error('Not you.')),
  onRcptTo: (_address, _session, done) => done(isBusy ? Object.assign(new Error('Later.'), { responseCode: 450 }) : null),
  onData: (stream, session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: Buffer.concat(parts).toString('utf8') });
      done();
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
afterAll(() => server.close());
const { port } = server.server.address() as AddressInfo;
const config = readConfig({
  SMTP_URL: `smtp://shop:secret@127.0.0.1:${port}`,
  MAIL_FROM: 'regulars@shop.test',
  PUBLIC_URL: 'https://regulars.shop.test/',
});

/** Runs the mail jobs that wait, as the job process would. */
async function runJobs(): Promise<void> {
  const { rows } = await database.pool.query<{ payload: unknown }>(
    `with taken as (delete from graphile_worker._private_jobs where task_id = (select id from graphile_worker._private_tasks where identifier = 'accounts.mail-link') returning payload) select payload from taken`,
  );
  const [job] = accountJobs({ config, database, now, log });
  for (const { payload } of rows)
    await job?.run(payload, { signal: new AbortController().signal, log, attempt: 1, progress: () => Promise.resolve() });
}

beforeEach(async () => {
  await stage();
  received.length = 0;
  isBusy = false;
  await database.pool.query('truncate users, sessions, sign_in_attempts cascade');
});

const codeOf = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['code'];
/** The link in a mail, whose lines quoted-printable may have broken. */
const tokenIn = (text: string): string => /#token=([\w-]{43})/.exec(text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='))?.[1] ?? 'none';
const choose = (token: string): Promise<Answer> =>
  graph
    .newClient()
    .ask('mutation ($token: String!) { setPassword(token: $token, password: "another horse") { user { email } } }', { token });
const forget = (email: string): Promise<Answer> =>
  graph.newClient().ask('mutation ($email: String!) { requestPasswordLink(email: $email) }', { email });

test('an invitation goes out by mail, is shown to nobody else, and lets its reader in', async () => {
  const owner = await graph.signedInAs('owner');
  const { body } = await owner.ask('mutation ($input: InviteUserInput!) { inviteUser(input: $input) { path user { name } } }', {
    input: { email: 'lei@shop.test', name: 'Lei', role: 'marketer' },
  });
  expect(body.data).toEqual({ inviteUser: { path: null, user: { name: 'Lei' } } });
  await runJobs();
  expect(received.map(({ to }) => to)).toEqual(['lei@shop.test']);
  expect(received[0]?.text).toContain('From: regulars@shop.test');
  const chosen = await choose(tokenIn(received[0]?.text ?? ''));
  expect(chosen.body.data).toEqual({ setPassword: { user: { email: 'lei@shop.test' } } });
});

test('somebody who forgot their password gets a link, and nobody learns which addresses are known', async () => {
  const marketer = await graph.signedInAs('marketer');
  const { body } = await marketer.ask('{ me { user { email } } installation { canMail } }');
  const { email } = Object(body.data?.['me']).user;
  const [known, unknown] = [await forget(` ${String(email).toUpperCase()} `), await forget('nobody@shop.test')];
  expect(known.text).toBe(unknown.text);
  await runJobs();
  expect(received.map(({ to }) => to)).toEqual([email]);
  const { rows } = await database.pool.query<{ jobs: string }>('select count(*) as jobs from graphile_worker._private_jobs');
  expect(JSON.stringify(rows)).not.toContain('token');
  expect((await choose(tokenIn(received[0]?.text ?? ''))).body.data).toEqual({ setPassword: { user: { email } } });
  expect((await marketer.ask('{ me { locale } }')).body.data).toEqual({ me: null });
});

test('a mail server that is busy is asked again, and only the link that was sent is good', async () => {
  const marketer = await graph.signedInAs('marketer');
  const { body } = await marketer.ask('{ me { user { email } } }');
  const { email } = Object(body.data?.['me']).user;
  isBusy = true;
  await forget(email);
  await expect(runJobs()).rejects.toThrow('Later');
  isBusy = false;
  await forget(email);
  await runJobs();
  expect((await choose(tokenIn(received[0]?.text ?? ''))).body.errors).toBeUndefined();
});

test('asking for links is limited, and an installation without mail says so', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => forget('nobody@shop.test')));
  expect(answers.map(codeOf)).toContain('LIMIT_REACHED');
  const silent = await serveGraph(database, buildMasterSchema(), { now });
  const asked = await silent.newClient().ask('mutation { requestPasswordLink(email: "x@shop.test") }');
  expect(codeOf(asked)).toBe('UNAVAILABLE');
});
