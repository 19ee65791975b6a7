import { beforeEach, expect, test } from 'vitest';
import { database, stage } from '../../test/support/builders.js';
import { type Answer, type Client, serveGraph, testPassword } from '../../test/support/serve-graph.js';
import { buildMasterSchema } from '../schema.js';

let now = new Date('2026-03-01T00:00:00Z');
const graph = await serveGraph(database, buildMasterSchema(), { now: () => now });

beforeEach(async () => {
  await stage();
  now = new Date('2026-03-01T00:00:00Z');
  await database.pool.query('truncate users, sessions, account_links, sign_in_attempts cascade');
});

const data = ({ body }: Answer, name: string): Readonly<Record<string, unknown>> => {
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object(body.data?.[name]);
};
const codeOf = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['code'];
const pathsOf = ({ body }: Answer): readonly string[] =>
  Object(body.errors?.[0]?.extensions['issues']).map(({ path }: { path: string }) => path);
const idOf = async (client: Client): Promise<string> => Object(data(await client.ask('{ me { user { id } } }'), 'me')['user']).id;
const isIn = async (client: Client): Promise<boolean> => (await client.ask('{ me { locale } }')).body.data?.['me'] !== null;
const tokenOf = (link: Readonly<Record<string, unknown>>): string => String(link['path']).replace('/set-password#token=', '');

const invite =
  'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { path expiresAt user { id name isInvited role { key } } } }';
const choose =
  'mutation ($token: String!, $password: String!) { setPassword(token: $token, password: $password) { user { name } role { key } } }';
const signIn = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { user { name } } }';
const lei = { email: ' Lei@Shop.test ', name: 'Lei', role: 'marketer' };

test('somebody invited chooses a password with the link, once, and is signed in', async () => {
  const owner = await graph.signedInAs('owner');
  const link = data(await owner.ask(invite, { input: lei }), 'inviteUser');
  expect(link['user']).toMatchObject({ name: 'Lei', isInvited: true, role: { key: 'marketer' } });
  const guest = graph.newClient();
  expect(codeOf(await guest.ask(signIn, { email: 'lei@shop.test', password: '' }))).toBe('UNAUTHENTICATED');
  expect(pathsOf(await guest.ask(choose, { token: tokenOf(link), password: 'short' }))).toEqual(['password']);
  const chosen = await guest.ask(choose, { token: tokenOf(link), password: 'correct horse' });
  expect(data(chosen, 'setPassword')).toEqual({ user: { name: 'Lei' }, role: { key: 'marketer' } });
  expect(await isIn(guest)).toBe(true);
  expect(pathsOf(await graph.newClient().ask(choose, { token: tokenOf(link), password: 'another horse' }))).toEqual(['token']);
  expect((await graph.newClient().ask(signIn, { email: 'lei@shop.test', password: 'correct horse' })).body.errors).toBeUndefined();
  const again = await owner.ask(invite, { input: { ...lei, name: ' ', role: 'king' } });
  expect(pathsOf(again)).toEqual(['input.email', 'input.name', 'input.role']);
});

test('a link is good for its time, and only the latest one of a user', async () => {
  const owner = await graph.signedInAs('owner');
  const first = data(await owner.ask(invite, { input: lei }), 'inviteUser');
  const again = 'mutation ($id: ID!) { newPasswordLink(id: $id) { path expiresAt } }';
  const second = data(await owner.ask(again, { id: Object(first['user']).id }), 'newPasswordLink');
  expect(second['expiresAt']).toBe('2026-03-02T00:00:00.000Z');
  expect(pathsOf(await graph.newClient().ask(choose, { token: tokenOf(first), password: 'correct horse' }))).toEqual(['token']);
  now = new Date('2026-03-02T00:00:00Z');
  expect(pathsOf(await graph.newClient().ask(choose, { token: tokenOf(second), password: 'correct horse' }))).toEqual(['token']);
});

test('of two who use a link at once one gets in', async () => {
  const owner = await graph.signedInAs('owner');
  const token = tokenOf(data(await owner.ask(invite, { input: lei }), 'inviteUser'));
  const answers = await Promise.all(
    ['one horse too many', 'two horses at once'].map((password) => graph.newClient().ask(choose, { token, password })),
  );
  expect(answers.filter(({ body }) => body.errors === undefined)).toHaveLength(1);
});

test('another role holds at once and ends the sessions that were open with the old one', async () => {
  const owner = await graph.signedInAs('owner');
  const analyst = await graph.signedInAs('analyst');
  const id = await idOf(analyst);
  const update = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { name role { key } } }';
  const changed = await owner.ask(update, { input: { id, name: 'Wei', role: 'support' } });
  expect(data(changed, 'updateUser')).toEqual({ name: 'Wei', role: { key: 'support' } });
  expect(await isIn(analyst)).toBe(false);
  expect(codeOf(await owner.ask(update, { input: { id: 'x' } }))).toBe('NOT_FOUND');
});

test('a disabled account is out at once and cannot come in until it is opened again', async () => {
  const owner = await graph.signedInAs('owner');
  const link = data(await owner.ask(invite, { input: lei }), 'inviteUser');
  const guest = graph.newClient();
  await guest.ask(choose, { token: tokenOf(link), password: testPassword });
  const { id } = Object(link['user']);
  expect(data(await owner.ask('mutation ($id: ID!) { disableUser(id: $id) { disabledAt } }', { id }), 'disableUser')).toEqual({
    disabledAt: '2026-03-01T00:00:00.000Z',
  });
  expect(await isIn(guest)).toBe(false);
  const enter = () => graph.newClient().ask(signIn, { email: 'lei@shop.test', password: testPassword });
  expect(codeOf(await enter())).toBe('UNAUTHENTICATED');
  expect(pathsOf(await owner.ask('mutation ($id: ID!) { newPasswordLink(id: $id) { path } }', { id }))).toEqual(['id']);
  data(await owner.ask('mutation ($id: ID!) { enableUser(id: $id) { id } }', { id }), 'enableUser');
  expect((await enter()).body.errors).toBeUndefined();
});

test('the last owner can be neither disabled nor given another role, also when two try at once', async () => {
  const one = await graph.signedInAs('owner');
  const [mine] = [await idOf(one)];
  const disable = 'mutation ($id: ID!) { disableUser(id: $id) { id } }';
  const demote = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }';
  expect(pathsOf(await one.ask(disable, { id: mine }))).toEqual(['owner']);
  expect(pathsOf(await one.ask(demote, { input: { id: mine, role: 'support' } }))).toEqual(['owner']);
  const two = await graph.signedInAs('owner');
  const other = await idOf(two);
  const answers = await Promise.all([
    one.ask(demote, { input: { id: other, role: 'support' } }),
    two.ask(demote, { input: { id: mine, role: 'support' } }),
  ]);
  expect(answers.filter(({ body }) => body.errors !== undefined)).toHaveLength(1);
});

const sessions = '{ mySessions { id address agent seenAt isCurrent } }';
const sessionsOf = async (client: Client): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { body } = await client.ask(sessions);
  return Object(body.data?.['mySessions']);
};

test('everybody sees where they are signed in, and ends a session there; nobody ends another’s', async () => {
  const marketer = await graph.signedInAs('marketer');
  const email = Object(data(await marketer.ask('{ me { user { email } } }'), 'me')['user']).email;
  const phone = graph.newClient();
  now = new Date('2026-03-01T01:00:00Z');
  await phone.ask(signIn, { email, password: testPassword }, { 'user-agent': 'Phone/1.0' });
  expect(await sessionsOf(marketer)).toMatchObject([
    { agent: 'Phone/1.0', isCurrent: false, seenAt: '2026-03-01T01:00:00.000Z' },
    { isCurrent: true, address: expect.stringContaining('127.0.0.1') },
  ]);
  const [there] = await sessionsOf(marketer);
  const analyst = await graph.signedInAs('analyst');
  const end = 'mutation ($id: ID!) { endSession(id: $id) }';
  expect(codeOf(await analyst.ask(end, { id: there?.['id'] }))).toBe('NOT_FOUND');
  expect(await isIn(phone)).toBe(true);
  expect((await marketer.ask(end, { id: there?.['id'] })).body.data).toEqual({ endSession: true });
  expect(await isIn(phone)).toBe(false);
  await phone.ask(signIn, { email, password: testPassword });
  expect((await marketer.ask('mutation { endOtherSessions }')).body.data).toEqual({ endOtherSessions: 1 });
  expect([await isIn(phone), await isIn(marketer)]).toEqual([false, true]);
  const owner = await graph.signedInAs('owner');
  expect((await owner.ask('mutation ($id: ID!) { endUserSessions(id: $id) }', { id: await idOf(marketer) })).body.data).toEqual({
    endUserSessions: 1,
  });
  expect(await isIn(marketer)).toBe(false);
});

test('a new password needs the present one and ends the other sessions', async () => {
  const marketer = await graph.signedInAs('marketer');
  const email = Object(data(await marketer.ask('{ me { user { email } } }'), 'me')['user']).email;
  const phone = graph.newClient();
  await phone.ask(signIn, { email, password: testPassword });
  const change = 'mutation ($present: String!, $next: String!) { changePassword(present: $present, next: $next) }';
  expect(pathsOf(await marketer.ask(change, { present: 'wrong', next: 'another horse' }))).toEqual(['present']);
  expect(pathsOf(await marketer.ask(change, { present: testPassword, next: 'x'.repeat(201) }))).toEqual(['next']);
  expect((await marketer.ask(change, { present: testPassword, next: 'another horse' })).body.data).toEqual({ changePassword: true });
  expect([await isIn(phone), await isIn(marketer)]).toEqual([false, true]);
  expect((await phone.ask(signIn, { email, password: 'another horse' })).body.errors).toBeUndefined();
});

test('an owner sees the shop as a role through a session of it, and comes back', async () => {
  const owner = await graph.signedInAs('owner');
  const before = owner.cookie;
  const seen = await owner.ask('mutation { seeAs(role: "analyst") { isSeeingAs role { key } actions } }');
  expect(data(seen, 'seeAs')).toEqual({ isSeeingAs: true, role: { key: 'analyst' }, actions: ['customers.list', 'data.export'] });
  expect(owner.cookie).not.toBe(before);
  expect((await owner.ask('{ customers { nodes { displayName } } }')).body.errors?.[0]?.message).toBe(
    'Cannot query field "displayName" on type "Customer".',
  );
  expect(codeOf(await owner.ask('mutation { seeAs(role: "owner") { locale } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(data(await owner.ask('mutation { stopSeeingAs { isSeeingAs role { key } } }'), 'stopSeeingAs')).toEqual({
    isSeeingAs: false,
    role: { key: 'owner' },
  });
  expect(codeOf(await owner.ask('mutation { stopSeeingAs { locale } }'))).toBe('CONFLICT');
  expect(codeOf(await owner.ask('mutation { seeAs(role: "king") { locale } }'))).toBe('NOT_FOUND');
});

test('who may not edit roles any more sees through no other role either', async () => {
  const one = await graph.signedInAs('owner');
  const two = await graph.signedInAs('owner');
  await two.ask('mutation { seeAs(role: "marketer") { locale } }');
  await database.pool.query(
    `update users set role_id = (select id from roles where key = 'support') where id = (select user_id from sessions where as_role_id is not null)`,
  );
  expect(data(await two.ask('{ me { isSeeingAs role { key } } }'), 'me')).toEqual({ isSeeingAs: false, role: { key: 'support' } });
  expect(await isIn(one)).toBe(true);
});
