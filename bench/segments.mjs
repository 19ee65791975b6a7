import { questionMaker } from './questions.mjs';

const made = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }';

/** Sees to it that the shop has so many segments of the bench, each another rule, all of them up to date; answers their ids. */
export async function benchSegments(server, count) {
  const next = questionMaker(7);
  const known = new Map();
  for (let after = null; ;) {
    const { segments } = await server.owner.ask(
      'query ($after: String) { segments(first: 200, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    for (const { id, name } of segments.nodes) known.set(name, id);
    if (!segments.pageInfo.hasNextPage) break;
    after = segments.pageInfo.endCursor;
  }
  const ids = [];
  for (let index = 0; index < count; index += 1) {
    const name = `Bench ${index}`;
    const condition = next();
    ids.push(known.get(name) ?? (await server.owner.ask(made, { input: { name, condition } })).createSegment.id);
  }
  await server.whenIdle('segments.');
  return ids;
}

/** Has all segments computed anew as one job; answers how long that took, in milliseconds. */
export async function refreshAll(server) {
  const begun = performance.now();
  await server.owner.ask('mutation { refreshSegments }');
  await server.whenIdle('segments.', 50);
  return performance.now() - begun;
}
