import { Secret, TOTP } from 'otpauth';
import { beforeEach, expect, test } from 'vitest';
import { database, stage } from '../../test/support/builders.js';
import { type Answer, type Client, serveGraph, testPassword } from '../../test/support/serve-graph.js';
import { buildMasterSchema } from '../schema.js';

let now = new Date('2026-03-01T00:00:00Z');
const graph = await serveGraph(database, buildMasterSchema(), { now: () => now });
let marketer: Client;
let email = '';
let secret = '';
let recovery: readonly string[] = [];

const codeAt = (moment: Date): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() });
const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};
const reasonOf = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['reason'] ?? body.errors?.[0]?.extensions['code'];
const signIn = (code?: string, password = testPassword): Promise<Answer> =>
  graph
    .newClient()
    .ask(
      'mutation ($email: String!, $password: String!, $code: String) { signIn(email: $email, password: $password, code: $code) { locale } }',
      {
        email,
        password,
        code,
      },
    );
const confirm = (code: string): Promise<Answer> => marketer.ask('mutation ($code: String!) { confirmSecondFactor(code: $code) }', { code });

beforeEach(async () => {
  await stage();
  now = new Date('2026-03-01T00:00:00Z');
  await database.pool.query('truncate users, sessions, sign_in_attempts cascade');
  marketer = await graph.signedInAs('marketer');
  const { body } = await marketer.ask('{ me { user { email } } }');
  email = Object(body.data?.['me']).user.email;
  const started = await marketer.ask('mutation { startSecondFactor { secret uri } }');
  ({ secret } = Object(started.body.data?.['startSecondFactor']));
});

const inUse = async (): Promise<void> => {
  recovery = Object((await confirm(codeAt(now))).body.data?.['confirmSecondFactor']);
  later(60);
};

test('a second factor is asked for once a code of the app was confirmed, and only after the right password', async () => {
  expect((await signIn()).body.errors).toBeUndefined();
  expect(reasonOf(await confirm('000000'))).toBe('INPUT_INVALID');
  await inUse();
  expect(recovery).toHaveLength(10);
  expect((await marketer.ask('{ mySecondFactor }')).body.data).toEqual({ mySecondFactor: true });
  expect(reasonOf(await signIn())).toBe('CODE_NEEDED');
  expect(reasonOf(await signIn(undefined, 'wrong'))).toBe('UNAUTHENTICATED');
  expect(reasonOf(await signIn('123456'))).toBe('CODE_WRONG');
  expect((await signIn(codeAt(now))).body.errors).toBeUndefined();
  expect(reasonOf(await marketer.ask('mutation { startSecondFactor { secret } }'))).toBe('CONFLICT');
});

test('a code works once, also when two use it at once, and half a minute early or late', async () => {
  await inUse();
  const code = codeAt(now);
  const answers = await Promise.all([signIn(code), signIn(code)]);
  expect(answers.filter(({ body }) => body.errors === undefined)).toHaveLength(1);
  expect(reasonOf(await signIn(code))).toBe('CODE_WRONG');
  const next = codeAt(new Date(now.getTime() + 30_000));
  expect((await signIn(next)).body.errors).toBeUndefined();
  later(300);
  expect(reasonOf(await signIn(codeAt(new Date(now.getTime() - 90_000))))).toBe('CODE_WRONG');
});

test('a recovery code signs in once, however it is typed', async () => {
  await inUse();
  const [first = ''] = recovery;
  const typed = `${first.slice(0, 4)}-${first.slice(4, 8)} ${first.slice(8)}`.toUpperCase();
  expect((await signIn(typed)).body.errors).toBeUndefined();
  expect(reasonOf(await signIn(first))).toBe('CODE_WRONG');
  const { rows } = await database.pool.query('select code_hash from recovery_codes');
  expect(rows).toHaveLength(9);
  expect(JSON.stringify(rows)).not.toContain(recovery[1]);
});

test('guessing codes is limited like guessing passwords', async () => {
  await inUse();
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, at) => signIn(String(100_000 + at))));
  expect(guesses.map(reasonOf)).toContain('LIMIT_REACHED');
  expect(reasonOf(await signIn(codeAt(now)))).toBe('LIMIT_REACHED');
});

test('a password link does not go around it', async () => {
  await inUse();
  const owner = await graph.signedInAs('owner');
  const { body } = await marketer.ask('{ me { user { id } } }');
  const made = await owner.ask('mutation ($id: ID!) { newPasswordLink(id: $id) { path user { hasSecondFactor } } }', {
    id: Object(body.data?.['me']).user.id,
  });
  const link = Object(made.body.data?.['newPasswordLink']);
  expect(link.user).toEqual({ hasSecondFactor: true });
  const choose = (code?: string) =>
    graph
      .newClient()
      .ask('mutation ($token: String!, $code: String) { setPassword(token: $token, password: "another horse", code: $code) { locale } }', {
        token: link.path.split('token=')[1],
        code,
      });
  expect(reasonOf(await choose())).toBe('CODE_NEEDED');
  expect((await choose(codeAt(now))).body.errors).toBeUndefined();
});

test('it is taken away with a code, or by an owner when all is lost', async () => {
  await inUse();
  const remove = (code: string) => marketer.ask('mutation ($code: String!) { removeSecondFactor(code: $code) }', { code });
  expect(reasonOf(await remove('000000'))).toBe('INPUT_INVALID');
  expect((await remove(codeAt(now))).body.data).toEqual({ removeSecondFactor: true });
  expect((await signIn()).body.errors).toBeUndefined();
  ({ secret } = Object((await marketer.ask('mutation { startSecondFactor { secret } }')).body.data?.['startSecondFactor']));
  later(60);
  await inUse();
  const { body } = await marketer.ask('{ me { user { id } } }');
  const owner = await graph.signedInAs('owner');
  const reset = await owner.ask('mutation ($id: ID!) { resetSecondFactor(id: $id) { hasSecondFactor } }', {
    id: Object(body.data?.['me']).user.id,
  });
  expect(reset.body.data).toEqual({ resetSecondFactor: { hasSecondFactor: false } });
  expect((await marketer.ask('{ me { locale } }')).body.data).toEqual({ me: null });
  expect((await signIn()).body.errors).toBeUndefined();
});
