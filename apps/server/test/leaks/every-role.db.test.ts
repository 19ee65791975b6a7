import { buildSchema, type GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import type { BuiltInRoleKey } from '../../src/access/index.js';
import type { Policy } from '../../src/access/policy.js';
import { buildMasterSchema } from '../../src/schema.js';
import { templateDatabase } from '../support/database.js';
import type { Client } from '../support/serve-graph.js';
import { type Coordinate, coordinatesOf } from './coordinates.js';
import { Absent, differenceAt } from './difference.js';
import { namedIn, probesOf } from './probes.js';
import { randomRole } from './random-roles.js';
import { makeShop, policyOf, serveFilled, staff } from './stand.js';
import { keptFrom } from './who-may.js';

/** `pnpm leaks` asks everything of 50 random roles; the quick form some of it, other names by other paths, of a few. */
const isFull = process.env['LEAKS'] === 'full';
const seeds = Array.from({ length: isFull ? 50 : 3 }, (_, at) => at + 1);
const share = isFull ? 1 : 12;

const master = buildMasterSchema();
const all = coordinatesOf(master);
const served = await serveFilled(await templateDatabase(), master, makeShop(10));

interface Role {
  readonly name: string;
  readonly policy: Policy;
  readonly client: () => Promise<Client>;
}
const builtIn = (name: BuiltInRoleKey): Role => ({ name, policy: policyOf(name), client: () => served.signedInAs(name) });
const roles: readonly Role[] = [
  ...[...staff, 'partner' as const].map(builtIn),
  ...seeds.map((seed): Role => {
    const policy = randomRole(seed);
    return { name: `random ${seed}`, policy, client: () => served.signedInWith(policy) };
  }),
];

/** Whether what the coordinate is within is there: an argument of a field that is not is asked for with it. Values of answers go in nowhere. */
const isAskable = ({ kind, type, member }: Coordinate, has: ReadonlyMap<string, Coordinate>): boolean =>
  kind === 'argument' ? has.has(`${type}.${member}`) : kind !== 'value' && has.has(type);

/** The schema as a client gets it. */
async function schemaFor(client: Client): Promise<GraphQLSchema> {
  const response = await client.get('/schema.graphql');
  return buildSchema(await response.text());
}

test.each(roles)(
  'what $name may not have is answered as if it never was, in every place of the schema',
  { timeout: 900_000 },
  async (role) => {
    const client = await role.client();
    const schema = await schemaFor(client);
    const has = coordinatesOf(schema);
    expect(keptFrom(master, role.policy).filter((name) => has.has(name))).toEqual([]);

    const probesFor = probesOf(schema);
    const absents = new Absent();
    const leaks: string[] = [];
    const unasked: string[] = [];
    let turn = 0;
    for (const coordinate of all.values()) {
      if (has.has(coordinate.name)) continue;
      const probes = probesFor(coordinate);
      if (probes.length === 0 && isAskable(coordinate, has)) unasked.push(coordinate.name);
      turn += 1;
      for (const [index, { path, ask }] of probes.entries()) {
        if ((turn + index * 5) % share !== 0) continue;
        const hidden = namedIn(coordinate);
        const door = isFull && turn % 10 === 0 ? '/graphql/stream' : '/graphql';
        const leak = await differenceAt(client, absents, hidden, ask, door);
        if (leak !== undefined) leaks.push(`${coordinate.name} by ${path} at ${door}: ${leak}`);
      }
    }
    expect(leaks.slice(0, 20)).toEqual([]);
    expect(unasked).toEqual([]);
  },
);
