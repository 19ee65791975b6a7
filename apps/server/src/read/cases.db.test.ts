import 'reflect-metadata';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from '@regulars/segment-language';
import { beforeAll, expect, test } from 'vitest';
import { platformCtx } from '../../test/support/ctx.js';
import { templateDatabase } from '../../test/support/database.js';
import type { Ctx } from '../access/index.js';
import '../modules/catalog/index.js';
import '../modules/consent/index.js';
import '../modules/customers/index.js';
import '../modules/events/index.js';
import '../modules/orders/index.js';
import { newId } from '../platform/ids.js';
import { everything, judge, layout, membersStatement, provideSegments } from './index.js';

// Each case is a condition and the statement that it becomes. REGULARS_GOLDEN=write writes the statements anew: read the diff.
const folder = new URL('cases/', import.meta.url);
const writes = process.env['REGULARS_GOLDEN'] === 'write';
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.cond'))
  .map((file) => file.slice(0, -'.cond'.length));

const database = await templateDatabase();
const ctx: Ctx = {
  ...platformCtx(database, '2026-03-01T04:30:00Z'),
  viewer: { userId: newId(), email: 'a@b.test', name: 'A', roleKey: 'owner', roleName: 'Owner', locale: 'en', policy: everything },
};

const idOf = (digit: string): string => `0190f000-0000-7000-8000-00000000000${digit}`;
const segments = new Map([
  ['big-spenders', { id: idOf('a'), zone: 'Europe/London', text: 'totalSpent > 1000' }],
  ['contacted', { id: idOf('b'), zone: 'Asia/Shanghai', text: 'count(events within 7 days where name = "contacted") >= 1' }],
]);

provideSegments({
  visible: async () => new Map([...segments.keys()].map((key) => [key, key])),
  rule: async (_, key) => {
    const found = segments.get(key);
    const parsed = parse(found?.text ?? '');
    return found && parsed.ok ? { id: found.id, zone: found.zone, condition: parsed.condition } : undefined;
  },
  fixed: async () => undefined,
  recorded: async () => [3, 5, 8],
});

beforeAll(async () => {
  await database.pool.query(
    `insert into categories (id, key, name_en, name_zh, parent_id, path) values
     ('${idOf('1')}', 'bread', 'Bread', '面包', null, '{bread}'), ('${idOf('2')}', 'toast', 'Toast', '吐司', '${idOf('1')}', '{bread,toast}')`,
  );
  const attributes = { shoeSize: 'number', petOwner: 'boolean', allergy: 'list', memberSince: 'date', favourite: 'text' };
  for (const [key, type] of Object.entries(attributes)) {
    await database.pool.query(
      `insert into attribute_definitions (id, key, type, label, title_en, title_zh, created_at) values ($1, $2, $3, 'demographic', $2, $2, now())`,
      [newId(), key, type],
    );
  }
});

test.each(names)('%s becomes the statement beside it, which the database can run', async (name) => {
  const judged = await judge(ctx, readFileSync(new URL(`${name}.cond`, folder), 'utf8').trim());
  const statement = membersStatement(judged);
  const golden = new URL(`${name}.sql`, folder);
  const text = `${layout(statement)}\n`;
  if (writes) writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
  expect((await database.pool.query(statement.text, [...statement.values])).rows).toEqual([{ ordinals: [] }]);
});

test('there is a case of every statement, and a statement of every case', () => {
  const statements = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  expect(statements.map((file) => file.slice(0, -'.sql'.length)).toSorted()).toEqual(names.toSorted());
});
