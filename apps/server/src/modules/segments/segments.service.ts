import { type Condition, print } from '@regulars/segment-language';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { isZone } from '../../access/scalars.js';
import { conflict, failure, inputInvalid, notFound } from '../../platform/errors.js';
import { newId, type SegmentId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/job.js';
import { inTransaction } from '../../platform/transaction.js';
import { judge } from '../../read/index.js';
import { visibleSegments } from './segment-source.js';
import { allSegments, dropDraft, lockSegment, segmentsNamed, type StoredSegment } from './segment-store.js';
import { followQueue, refreshDueJob, refreshSegmentJob } from './segments.job-kinds.js';
import { cycle, freeKey, isKey, keyOf } from './segments.rules.js';

export interface CreateSegment {
  readonly name: string;
  readonly key?: string | null;
  readonly description?: string | null;
  readonly condition: unknown;
  readonly zone?: string | null;
  readonly note?: string | null;
}

export interface UpdateSegment {
  readonly id: string;
  readonly version: number;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly condition?: unknown;
  readonly zone?: string | null;
  readonly note?: string | null;
}

/** The segment, if it is there for this viewer; NOT_FOUND says nothing of whether it exists. */
export async function assertVisible(ctx: Ctx, id: string | undefined): Promise<StoredSegment> {
  const found = id === undefined ? undefined : (await visibleSegments(ctx)).find((segment) => segment.id === id);
  if (!found) throw notFound('segment');
  return found;
}

/** Creates a segment with its first version; its members are computed after commit. A taken key is a CONFLICT. */
export async function createSegment(ctx: Ctx, input: CreateSegment): Promise<SegmentId> {
  assertGranted(ctx.viewer, 'segments.edit');
  assertNamed(input.name, input.zone);
  if (input.key != null && !isKey(input.key))
    throw inputInvalid({ path: 'input.key', rule: 'is 1 to 60 lower-case letters, digits and single hyphens' });
  const zone = input.zone ?? ctx.organisation.zone;
  const { condition } = await judge(ctx, input.condition, { zone });
  return inTransaction(ctx, async (tx) => {
    // Names, keys and cycles are about all segments together, so savers take turns.
    await tx.db.query(`select pg_advisory_xact_lock(7239410)`);
    const keys = new Set((await allSegments(tx.db)).map(({ key }) => key));
    if (input.key != null && keys.has(input.key)) throw conflict('This key is taken.', { key: input.key });
    const id = newId<'Segment'>();
    const now = tx.now();
    await tx.db.query(
      `insert into segments (id, key, name, description, zone, owner_id, version, condition, text, freshness, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, 1, $7, $8, 'REFRESHING', $9, $9)`,
      [
        id,
        input.key ?? freeKey(keyOf(input.name), keys),
        input.name.trim(),
        input.description ?? '',
        zone,
        tx.viewer.userId,
        JSON.stringify(condition),
        print(condition),
        now,
      ],
    );
    await writeVersion(tx, id, 1, condition, input.note ?? '');
    await dropDraft(tx, null);
    await announce(tx, id);
    return id;
  });
}

/**
 * Saves what changed. A new condition or zone is a new version, in force at once. When somebody saved since the version given, the answer is
 * CONFLICT with the current version, condition and text; nothing is written.
 */
export async function updateSegment(ctx: Ctx, input: UpdateSegment): Promise<void> {
  assertGranted(ctx.viewer, 'segments.edit');
  const seen = await assertVisible(ctx, input.id);
  if (input.name != null || input.zone != null) assertNamed(input.name ?? seen.name, input.zone);
  const zone = input.zone ?? seen.zone;
  const condition = input.condition == null ? undefined : (await judge(ctx, input.condition, { zone })).condition;
  await inTransaction(ctx, async (tx) => {
    await tx.db.query(`select pg_advisory_xact_lock(7239410)`);
    const segment = await lockSegment(tx.db, input.id);
    if (!segment) throw notFound('segment');
    if (segment.version !== input.version) {
      throw conflict('Somebody saved this segment since.', { version: segment.version, text: segment.text, name: segment.name });
    }
    if (condition) await assertAcyclic(tx, segment.key, condition);
    const rule = condition ?? segment.condition;
    const isNewVersion = print(rule) !== segment.text || zone !== segment.zone;
    const version = isNewVersion ? segment.version + 1 : segment.version;
    await tx.db.query(
      `update segments set name = $2, description = $3, zone = $4, version = $5, condition = $6, text = $7,
         freshness = case when $8 then 'REFRESHING' else freshness end, updated_at = $9 where id = $1`,
      [
        segment.id,
        (input.name ?? segment.name).trim(),
        input.description ?? segment.description,
        zone,
        version,
        JSON.stringify(rule),
        print(rule),
        isNewVersion,
        tx.now(),
      ],
    );
    await dropDraft(tx, segment.id);
    if (isNewVersion) {
      await writeVersion(tx, segment.id, version, rule, input.note ?? '');
      await announce(tx, segment.id);
    } else tx.events.record({ name: 'SegmentChanged', segmentId: segment.id });
  });
}

function assertNamed(name: string, zone: string | null | undefined): void {
  if (name.trim() === '' || name.length > 200) throw inputInvalid({ path: 'input.name', rule: 'has 1 to 200 characters' });
  if (zone != null && !isZone(zone)) throw inputInvalid({ path: 'input.zone', rule: 'is an IANA time zone' });
}

/** Segments name each other without circles; the refusal names the way round. */
async function assertAcyclic(tx: Ctx, key: string, condition: Condition): Promise<void> {
  const rules = new Map((await allSegments(tx.db)).map((segment) => [segment.key, segment.condition]));
  rules.set(key, condition);
  const found = cycle(key, (name) => {
    const rule = rules.get(name);
    return rule ? segmentsNamed(rule) : [];
  });
  if (found) {
    throw failure('CONDITION_INVALID', `The segment would contain itself: ${found.join(' → ')}.`, {
      issues: [{ span: null, path: [], code: 'CYCLE', expected: `a rule that does not lead back here: ${found.join(' → ')}` }],
    });
  }
}

async function writeVersion(tx: Ctx, id: SegmentId, version: number, condition: Condition, note: string): Promise<void> {
  await tx.db.query(
    `insert into segment_versions (segment_id, version, condition, text, note, author_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, version, JSON.stringify(condition), print(condition), note, tx.viewer.userId, tx.now()],
  );
}

/** The members follow after commit. */
async function announce(tx: Ctx, segmentId: SegmentId): Promise<void> {
  await enqueue(tx, refreshSegmentJob, { segmentId, cause: 'version' }, { key: `segment-version:${segmentId}`, attempts: 5 });
  await enqueue(tx, refreshDueJob, {}, { key: 'segments.refresh-due', queue: followQueue }); // segments whose rule names this one
  tx.events.record({ name: 'SegmentChanged', segmentId });
}
