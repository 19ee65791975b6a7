import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { cities, provinces, regions } from './places.js';
import type { Random } from './random.js';
import {
  acquisitionSources,
  channels,
  deliveries,
  educations,
  eventNames,
  incomeBands,
  interests,
  occupations,
  payments,
  tags,
  type Titled,
} from './vocabulary.js';

const stream = 8;

/** The people who may sign in to the demo shop, one for each role a visitor can try. */
export const demoUsers = [
  { role: 'owner', email: 'owner@demo.test', name: '沈禾 Shen He' },
  { role: 'marketer', email: 'marketer@demo.test', name: '林悦 Lin Yue' },
  { role: 'analyst', email: 'analyst@demo.test', name: '顾思远 Gu Siyuan' },
  { role: 'support', email: 'support@demo.test', name: '周晓 Zhou Xiao' },
] as const;

export const demoPassword = 'demo';

/** Ids of the roles by key, as they are in the table `roles`. */
export type RoleIds = Readonly<Record<string, string>>;

/** Inserts the shop itself. Fails where there is a shop already: its row is the only one there can be. */
export async function insertOrganisation(client: pg.ClientBase, now: Date): Promise<void> {
  await client.query(
    `insert into organisation (name, currency, zone, locale, country, is_demo, updated_at)
     values ('Hegu Bakery & Snacks 禾谷烘焙', 'CNY', 'Asia/Shanghai', 'zh-CN', 'CN', true, $1)`,
    [now],
  );
}

/** Inserts the users; their passwords are salted, so the hashes differ from load to load. */
export async function insertDemoUsers(client: pg.ClientBase, random: Random, roleIds: RoleIds, now: Date): Promise<void> {
  random.start(stream, 0);
  for (const user of demoUsers) {
    const roleId = roleIds[user.role];
    if (roleId === undefined) throw new Error(`The demo shop needs the role "${user.role}", which is not there.`);
    await client.query(
      `insert into users (id, email, name, password_hash, role_id, is_demo, created_at, updated_at) values ($1, $2, $3, $4, $5, true, $6, $6)`,
      [random.uuid(now.getTime()), user.email, user.name, await hash(demoPassword), roleId, now],
    );
  }
}

const attributes = [
  ['favouriteFlavour', 'text', 'demographic', 'Favourite flavour', '最爱口味'],
  ['allergy', 'list', 'sensitive', 'Allergies', '过敏原'],
  ['petOwner', 'boolean', 'demographic', 'Has a pet', '养宠物'],
  ['householdSize', 'number', 'demographic', 'People in the household', '家庭人数'],
  ['memberSince', 'date', 'loyalty', 'Member since', '入会日期'],
] as const;

/** Inserts the custom attributes that the demo's customers have. */
export async function insertAttributes(client: pg.ClientBase, random: Random, now: Date): Promise<void> {
  random.start(stream, 1);
  for (const [key, type, label, en, zh] of attributes)
    await client.query(
      `insert into attribute_definitions (id, key, type, label, title_en, title_zh, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [random.uuid(now.getTime()), key, type, label, en, zh, now],
    );
}

/** How people read the stored values, by the field that holds them. */
const namedValues: readonly (readonly [field: string, words: readonly Titled[]])[] = [
  ['Customer.city', cities],
  ['Customer.district', cities.flatMap((city) => city.districts)],
  ['Customer.province', provinces],
  ['Customer.acquisitionSource', acquisitionSources],
  ['Customer.incomeBand', incomeBands],
  ['Customer.education', educations],
  ['Customer.occupation', occupations],
  ['Customer.tags', tags],
  ['Customer.interests', interests],
  ['Order.channel', channels],
  ['Order.payment', payments],
  ['Order.delivery', deliveries],
  ['Event.name', eventNames],
  ['Store.city', cities],
  ['Store.region', regions],
];

/** Inserts the names of values in both languages. */
export async function insertValueNames(client: pg.ClientBase): Promise<void> {
  const rows = namedValues.flatMap(([field, words]) => words.map(({ key, en, zh }) => ({ field, value: key, name_en: en, name_zh: zh })));
  await client.query(`insert into value_names select * from jsonb_populate_recordset(null::value_names, $1) on conflict do nothing`, [
    JSON.stringify(rows),
  ]);
}
