import type { GraphQLSchema } from 'graphql';
import { createSegment } from '../../src/modules/segments/segments.service.js';
import { refreshMembers } from '../../src/modules/segments/members.service.js';
import { database, type Made, seenBy, stage } from '../support/builders.js';
import { type Client, serveGraph } from '../support/serve-graph.js';

export interface ScopedShop {
  /** an analyst who sees the customers of Suzhou */
  readonly clientOfPart: Client;
  readonly clientOfAll: Client;
  readonly inside: Made['id'];
  readonly outside: Made['id'];
}

/** Two buyers in Suzhou, two in Hangzhou, a segment of all four, and an analyst whose role sees Suzhou alone. */
export async function scopedShop(master: GraphQLSchema): Promise<ScopedShop> {
  const { make } = await stage({ as: 'owner', now: '2026-03-01' });
  const buyer = (city: string): Promise<Made> => make.customer({ city, displayName: city }).withOrders(1, { placedAt: '2026-02-01' });
  const [inside, outside] = [await buyer('Suzhou'), await buyer('Hangzhou')];
  await buyer('Suzhou');
  await buyer('Hangzhou');
  const owner = seenBy('owner');
  const id = await createSegment(owner, { name: 'Buyers', key: 'buyers', condition: 'count(orders) >= 1' });
  await refreshMembers(owner, id, 'version');
  const served = await serveGraph(database, master);
  const [clientOfPart, clientOfAll] = [await served.signedInAs('analyst'), await served.signedInAs('owner')];
  await database.pool.query(`update roles set row_scope = 'city = "Suzhou"' where key = 'analyst'`);
  return { clientOfPart, clientOfAll, inside: inside.id, outside: outside.id };
}
