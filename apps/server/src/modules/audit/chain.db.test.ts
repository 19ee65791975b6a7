import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { platformCtx } from '../../../test/support/ctx.js';
import { templateDatabase } from '../../../test/support/database.js';
import { writeAct } from '../../platform/audit/entry.js';
import { inTransaction } from '../../platform/transaction.js';
import type { Fault } from './chain.rules.js';
import { Checkpoints } from './checkpoints.js';
import { sealWaiting } from './seal.service.js';
import { verifyLog } from './verify.service.js';

const database = await templateDatabase();
const ctx = platformCtx(database);
const somebody = { userId: null, clientId: null, name: 'owner@shop.test', address: '127.0.0.1' };
let folder: string;
let checkpoints: Checkpoints;

const act = (rows: number) =>
  writeAct(ctx.db, ctx.now(), somebody, { kind: 'READ', action: 'customers', result: 'OK', fields: [], subjects: [], rows });
const seal = () => sealWaiting({ database, now: ctx.now }, checkpoints);
const look = () => verifyLog(database.pool, checkpoints);
const faults = async (): Promise<readonly Fault[]> => (await look()).faults;
/** What somebody does who may do anything in the database: triggers do not stop them, the seals tell of them. */
const tamper = (sql: string) =>
  inTransaction(ctx, async (tx) => {
    await tx.db.query('alter table audit_log disable trigger user');
    await tx.db.query(sql);
    await tx.db.query('alter table audit_log enable trigger user');
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-audit-'));
  checkpoints = new Checkpoints(folder);
  await tamper('delete from audit_log');
  for (let rows = 1; rows <= 9; rows += 1) await act(rows);
  expect(await seal()).toBe(9);
  await act(10);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a log that nobody touched is sound, and tells what waits for its seal', async () => {
  expect(await look()).toEqual({ checked: 9, unsealed: 1, checkpoints: 2, faults: [] });
  expect(await seal()).toBe(1);
  expect(await look()).toEqual({ checked: 10, unsealed: 0, checkpoints: 2, faults: [] });
  expect(await seal()).toBe(0);
});

test('the database itself refuses to change, remove or empty entries', async () => {
  for (const sql of [
    'update audit_log set rows = 0',
    'delete from audit_log',
    'truncate audit_log',
    'update audit_log set seq = 77, hash = $$x$$',
  ])
    await expect(database.pool.query(sql), sql).rejects.toThrow('only added to');
});

test.each([
  ['when', `at = at + interval '1 microsecond' * 1000`],
  ['who', `actor = 'nobody'`],
  ['what', `action = 'orders'`],
  ['how many', 'rows = 0'],
  ['what else', `detail = '{"more": 1}'`],
  ['whose', `subjects = '{Customer:1}'`],
])('a changed entry is found, with its place: %s', async (_what, sets) => {
  await tamper(`update audit_log set ${sets} where seq = 4`);
  expect(await faults()).toEqual([{ code: 'CHANGED', from: 4, to: 4 }]);
});

test('entries that are gone are found, with their places', async () => {
  await tamper('delete from audit_log where seq in (3, 4)');
  expect(await faults()).toEqual([{ code: 'MISSING', from: 3, to: 4 }]);
});

test('entries that changed places are found at the first of them', async () => {
  await tamper('update audit_log set seq = -seq where seq in (5, 6); update audit_log set seq = 11 + seq where seq < 0');
  expect((await faults())[0]).toEqual({ code: 'CHANGED', from: 5, to: 5 });
});

test('a cut tail is found, also after the log went on', async () => {
  await tamper('delete from audit_log where seq >= 8 or seq is null');
  expect(await faults()).toEqual([{ code: 'CUT', from: 8, to: 9 }]);
  await act(11);
  await seal();
  expect(await faults()).toEqual([{ code: 'CUT', from: 9, to: 9 }]);
  await act(12);
  await act(13);
  await seal();
  expect(await faults()).toEqual([{ code: 'REPLACED', from: 1, to: 9 }]);
});

test('a chain that was computed anew is found by what was signed', async () => {
  await tamper('delete from audit_log where seq = 9 or seq is null');
  await tamper('update audit_log set rows = 0, seq = null, hash = null where seq = 8');
  await seal();
  await act(14);
  await seal();
  expect(await faults()).toEqual([{ code: 'REPLACED', from: 1, to: 9 }]);
});

test('a checkpoint that somebody else wrote is found', async () => {
  const other = new Checkpoints(await mkdtemp(join(tmpdir(), 'regulars-audit-')));
  await other.add({ seq: 0, hash: '' }, { seq: 9, hash: 'x' }, ctx.now());
  const forged = await other.latest();
  const { appendFile } = await import('node:fs/promises');
  await appendFile(join(folder, 'audit', 'checkpoints.jsonl'), `${JSON.stringify(forged)}\n`);
  expect(await faults()).toEqual([{ code: 'UNSIGNED', from: 9, to: 9 }]);
});

test('two sealers at once make one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, rows) => act(rows)));
  const sealed = await Promise.all([seal(), seal(), seal()]);
  expect(sealed.reduce((sum, one) => sum + one, 0)).toBe(21);
  expect(await look()).toMatchObject({ checked: 30, unsealed: 0, faults: [] });
});
