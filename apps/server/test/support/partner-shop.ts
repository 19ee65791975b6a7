import { mountOauth } from '../../src/access/oauth.http.js';
import { buildMasterSchema } from '../../src/schema.js';
import { templateDatabase } from './database.js';
import { type Answer, serveGraph } from './serve-graph.js';

/** A program with a grant and a key of its own. */
export interface Program {
  readonly id: string;
  readonly clientId: string;
  readonly secret: string;
  readonly credential: { readonly id: string; readonly prefix: string };
  ask(query: string, variables?: object): Promise<Answer>;
}

const dayMs = 86_400_000;
const grant = { name: 'Acme', recipient: 'acme', purpose: 'research', reads: ['record', 'demographic'], actions: ['customers.list'] };

/** A shop that grants partners: its owner, its clock, and programs made at will. Nobody is in it yet. */
export async function partnerShop() {
  const database = await templateDatabase();
  const clock = { now: new Date('2026-03-01T04:00:00Z') };
  const shop = await serveGraph(database, buildMasterSchema(), { now: () => clock.now, mount: mountOauth });
  const owner = await shop.signedInAs('owner');
  await database.pool.query(`update guard_secret set secret = 'the same noise in every run'`);

  const data = async (query: string, variables: object = {}): Promise<Readonly<Record<string, unknown>>> => {
    const { body } = await owner.ask(query, variables);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data ?? {};
  };
  const askAs = (secret: string, query: string, variables: object = {}): Promise<Answer> =>
    shop.newClient().ask(query, variables, { authorization: `Bearer ${secret}` });
  const inDays = (days: number): string => new Date(clock.now.getTime() + days * dayMs).toISOString();

  const upsert = async (rows: readonly object[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += 1000) {
      const { upsertCustomers } = await data(
        'mutation ($input: [CustomerInput!]!) { upsertCustomers(input: $input) { rejected { message } } }',
        { input: rows.slice(from, from + 1000) },
      );
      if (Object(upsertCustomers).rejected.length > 0) throw new Error(JSON.stringify(upsertCustomers));
    }
  };
  const createSegment = async (key: string, condition: string): Promise<string> => {
    const { createSegment: made } = await data('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
      input: { name: key, key, condition },
    });
    return String(Object(made).id);
  };
  const createClient = async (more: object = {}): Promise<{ id: string; clientId: string }> => {
    const { createApiClient } = await data(
      'mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id clientId consent visibleCustomers } }',
      { input: { ...grant, endsAt: inDays(30), ...more } },
    );
    return createApiClient as { id: string; clientId: string };
  };
  const createKey = async (clientId: string, more: object = {}): Promise<Pick<Program, 'secret' | 'credential'>> => {
    const { createApiCredential } = await data(
      'mutation ($input: CreateApiCredentialInput!) { createApiCredential(input: $input) { secret credential { id prefix expiresAt } } }',
      { input: { clientId, kind: 'KEY', name: 'nightly', ...more } },
    );
    return createApiCredential as Pick<Program, 'secret' | 'credential'>;
  };
  const program = async (more: object = {}, key: object = {}): Promise<Program> => {
    const client = await createClient(more);
    const made = await createKey(client.id, key);
    return { ...client, ...made, ask: (query, variables = {}) => askAs(made.secret, query, variables) };
  };
  return { database, url: shop.url, clock, owner, data, askAs, inDays, upsert, createSegment, createClient, createKey, program };
}

export const codeOf = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['code'];
