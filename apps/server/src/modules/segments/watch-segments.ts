import type { Ctx } from '../../access/viewer.js';
import type { DomainEvent } from '../../platform/events.js';
import type { Broadcast } from '../../platform/outbox/broadcast.js';
import { runStatement } from '../../read/index.js';
import { changesIn, type RefreshRow } from './segment-reads.js';
import type { MembershipChange } from './segment.types.js';
import { assertVisible } from './segments.service.js';

let source: Broadcast | undefined;

/** Says where changes of segments are heard of; done once, when the server starts. */
export function hearOfSegments(broadcast: Broadcast): void {
  source = broadcast;
}

/** Answers at once, and after each event that the filter lets through, until the caller goes away. Nothing between is missed. */
async function* answers(ctx: Ctx, isAbout: (event: DomainEvent) => boolean): AsyncGenerator<void, void, void> {
  if (!source) return;
  const events = source.stream(ctx.signal);
  let next = events.next();
  yield;
  for (let event = await next; !event.done; event = await next) {
    next = events.next();
    if (isAbout(event.value)) yield;
  }
}

/** The segment's id at once, and again after each change of it or of its members. NOT_FOUND where it is not there for this viewer. */
export async function* segmentChanges(ctx: Ctx, id: string): AsyncGenerator<string, void, void> {
  await assertVisible(ctx, id);
  // A program is told nothing of members that move: its own are frozen, and when they are frozen again the stream ends.
  const isOfIt = (event: DomainEvent): boolean =>
    ctx.viewer.sharing === undefined && ((event.name === 'SegmentChanged' && event.segmentId === id) || isMove(event, id));
  for await (const _ of answers(ctx, isOfIt)) yield id;
}

const isMove = (event: DomainEvent, segmentId: string): boolean => event.name === 'MembersChanged' && event.segmentIds.includes(segmentId);

const mostAtOnce = 1000;

/** Who comes in and drops out from now on; of one computation at most the first 1,000. */
export async function* membershipChanges(ctx: Ctx, segmentId: string): AsyncGenerator<MembershipChange, void, void> {
  await assertVisible(ctx, segmentId);
  const [latest] = await runStatement<{ seq: string }>(ctx, {
    text: 'select coalesce(max(seq), 0)::text as seq from segment_refreshes where segment_id = $1',
    values: [segmentId],
  });
  let known = latest?.seq ?? '0';
  for await (const _ of answers(ctx, (event) => isMove(event, segmentId))) {
    const refreshes = await runStatement<RefreshRow & { readonly seq: string }>(ctx, {
      text: 'select id, seq::text, at, cause, entered, "left" from segment_refreshes where segment_id = $1 and seq > $2 order by seq',
      values: [segmentId, known],
    });
    known = refreshes.at(-1)?.seq ?? known;
    for (const refresh of refreshes) yield* changesIn(refresh).slice(0, mostAtOnce);
  }
}
