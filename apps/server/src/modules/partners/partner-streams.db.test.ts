import { expect, test } from 'vitest';
import { templateDatabase } from '../../../test/support/database.js';
import { shopServer } from '../../../test/support/shop-server.js';
import { entities } from '../../product.js';

const database = await templateDatabase(entities);
const { signedInAs, stranger } = await shopServer(database);
const owner = await signedInAs('owner');
const { createSegment } = await owner.ask(
  'mutation { createSegment(input: { name: "Hangzhou", key: "hangzhou", condition: "city = \\"Hangzhou\\"" }) { id } }',
);
const segmentId = String(Object(createSegment).id);

test.each(['key', 'grant', 'session'] as const)('what a caller listens to ends within a second of the end of its %s', async (what) => {
  const { createApiClient: client } = await owner.ask(
    'mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { id } }',
    {
      input: {
        name: 'Acme',
        recipient: 'acme',
        purpose: 'research',
        reads: ['record', 'demographic', 'operations'],
        actions: ['customers.list'],
        segmentIds: [segmentId],
        endsAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    },
  );
  const { createApiCredential: made } = await owner.ask(
    'mutation ($input: CreateApiCredentialInput!) { createApiCredential(input: $input) { secret credential { id } } }',
    { input: { clientId: Object(client).id, kind: 'KEY', name: 'x' } },
  );
  const acme = { id: String(Object(client).id), ...(made as { secret: string; credential: { id: string } }) };
  const person = what === 'session' ? await signedInAs('analyst') : stranger;
  const headers: Record<string, string> = what === 'session' ? {} : { authorization: `Bearer ${acme.secret}` };
  const stream = await person.fetch('/graphql/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query: 'subscription ($id: ID!) { segmentChanged(id: $id) { key } }', variables: { id: segmentId } }),
  });
  const reader = stream.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).not.toContain('errors');
  const revoked = performance.now();
  if (what === 'key') await owner.ask('mutation ($id: ID!) { revokeApiCredential(id: $id) }', { id: acme.credential.id });
  else if (what === 'grant') await owner.ask('mutation ($id: ID!) { revokeApiClient(id: $id) { revokedAt } }', { id: acme.id });
  else await database.pool.query('delete from sessions where user_id in (select id from users where name = $1)', ['analyst']);
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
  expect(performance.now() - revoked).toBeLessThan(1000);
});
