import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { builtInRoles, type BuiltInRoleKey } from '../../src/access/index.js';
import type { Policy } from '../../src/access/policy.js';
import type { Database } from '../../src/platform/database/database.js';
import type { Log } from '../../src/platform/log.js';
import { insertShop } from '../oracle/insert-shop.js';
import { Draw, randomShop, type Shop } from '../oracle/random-shop.js';
import { seededRandom } from '@regulars/segment-language/testing';
import { type Client, serveGraph, type ServedGraph } from '../support/serve-graph.js';

export const now = new Date('2026-03-01T04:30:00Z');

/** The roles that people of a shop have; partners see nothing of customers yet. */
export const staff = ['marketer', 'analyst', 'support'] as const satisfies readonly BuiltInRoleKey[];

export const policyOf = (role: BuiltInRoleKey): Policy => ({ ...builtInRoles[role], fields: {}, rowScope: null });

/** The same shop every time, so that two databases can hold it with a difference. */
export const makeShop = (customers = 60): Shop => randomShop(new Draw(seededRandom(23)), customers, now.getTime());

export type Clients = Readonly<Record<BuiltInRoleKey, Client>>;

/** Fills a database with the shop and serves it. */
export async function serveFilled(database: Database, master: GraphQLSchema, shop: Shop, log?: Log): Promise<ServedGraph> {
  await database.pool.query(
    `insert into organisation (name, currency, zone, locale, country, updated_at) values ('Bakery', 'CNY', 'Asia/Shanghai', 'en', 'CN', $1)`,
    [now],
  );
  await insertShop(database.pool, shop);
  return serveGraph(database, master, { now: () => now, ...(log ? { log } : {}) });
}

/** The same, to somebody of each role. */
export async function serveShop(database: Database, master: GraphQLSchema, shop: Shop): Promise<Clients> {
  const served = await serveFilled(database, master, shop);
  const [owner, marketer, analyst, support, partner] = [
    await served.signedInAs('owner'),
    await served.signedInAs('marketer'),
    await served.signedInAs('analyst'),
    await served.signedInAs('support'),
    await served.signedInAs('partner'),
  ];
  return { owner, marketer, analyst, support, partner };
}

/** Creates a segment with the key; answers its global id. */
export async function createSegment(client: Client, key: string, condition: string): Promise<string> {
  const { body } = await client.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
    input: { name: key, key, condition },
  });
  const made = body.data?.['createSegment'];
  if (typeof made !== 'object' || made === null || !('id' in made)) throw new Error(`No segment ${key}: ${JSON.stringify(body)}`);
  return String(made.id);
}

/** A name of the same length that nothing has and that resembles nothing: `attributes.shoeSize` → `attributes.jqxzjqxz`. */
export function absentFor(name: string): string {
  const dot = name.lastIndexOf('.') + 1;
  return name.slice(0, dot) + 'jqxz'.repeat(16).slice(0, name.length - dot);
}
