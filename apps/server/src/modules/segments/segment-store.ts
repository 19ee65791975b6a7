import { type Condition, fromJson, type Catalogue, fieldsUsed, findField, walk } from '@regulars/segment-language';
import type { EntityManager } from 'typeorm';
import type { Ctx } from '../../access/viewer.js';
import type { SegmentId, UserId } from '../../platform/ids.js';

/** A transaction, or the pool of the reading door: both answer queries, each in its own shape. */
interface Querying {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** A segment as services work on it. */
export interface StoredSegment {
  readonly id: SegmentId;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly zone: string;
  readonly ownerId: UserId;
  readonly version: number;
  readonly condition: Condition;
  readonly text: string;
  readonly memberCount: number;
  readonly membersAsOf: Date | null;
  readonly freshness: string;
  readonly freshnessReason: string | null;
  readonly archivedAt: Date | null;
  /** not to be computed again before, since it failed */
  readonly retryAt: Date | null;
}

interface SegmentRow extends Omit<StoredSegment, 'condition'> {
  readonly condition: unknown;
}

const columns = `id, key, name, description, zone, owner_id as "ownerId", version, condition, text, member_count as "memberCount",
  members_as_of as "membersAsOf", freshness, freshness_reason as "freshnessReason", archived_at as "archivedAt", retry_at as "retryAt"`;

const read = (row: SegmentRow): StoredSegment => {
  const parsed = fromJson(row.condition);
  if (!parsed.ok) throw new Error(`The stored rule of segment ${row.key} does not read; it was checked when it was saved.`);
  return { ...row, condition: parsed.condition };
};

/** All segments, archived ones too. */
export async function allSegments(db: Querying): Promise<readonly StoredSegment[]> {
  const rows = await rowsOf(db, `select ${columns} from segments order by created_at, id`, []);
  return rows.map(read);
}

/** Those of these ids that are there. */
export async function segmentsById(db: Querying, ids: readonly string[]): Promise<readonly StoredSegment[]> {
  return (await rowsOf(db, `select ${columns} from segments where id = any ($1::uuid[]) order by id`, [ids])).map(read);
}

export async function segmentById(db: Querying, id: string): Promise<StoredSegment | undefined> {
  const [row] = await rowsOf(db, `select ${columns} from segments where id = $1`, [id]);
  return row && read(row);
}

/** The segment, held against other writers until the transaction ends: two savers cannot both see version 7. */
export async function lockSegment(tx: EntityManager, id: string): Promise<StoredSegment | undefined> {
  return (await lockSegments(tx, [id]))[0];
}

/** The same of many, in the order of their ids, so that two who lock some never wait for each other. */
export async function lockSegments(tx: EntityManager, ids: readonly string[]): Promise<readonly StoredSegment[]> {
  return (await rowsOf(tx, `select ${columns} from segments where id = any ($1::uuid[]) order by id for update`, [ids])).map(read);
}

export async function segmentByKey(db: Querying, key: string): Promise<StoredSegment | undefined> {
  const [row] = await rowsOf(db, `select ${columns} from segments where key = $1`, [key]);
  return row && read(row);
}

async function rowsOf(db: Querying, text: string, values: unknown[]): Promise<SegmentRow[]> {
  const answer: unknown = await db.query(text, values);
  if (Array.isArray(answer)) return answer;
  return typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows) ? answer.rows : [];
}

/** Keys of the segments a rule names. */
export function segmentsNamed(condition: Condition): readonly string[] {
  const keys = new Set<string>();
  walk(condition, (node) => {
    if (node.kind === 'member') keys.add(node.segment);
  });
  return [...keys];
}

/** Whether everything a rule reads is in the catalogue, the rules of the segments it names included. */
export function isWithin(
  condition: Condition,
  catalogue: Pick<Catalogue, 'fields' | 'facts'>,
  byKey: ReadonlyMap<string, StoredSegment>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const { fields, facts, segments } = fieldsUsed(condition);
  return (
    fields.every((name) => findField(catalogue.fields, name)) &&
    facts.every(({ fact, field }) => {
      const found = catalogue.facts.find(({ name }) => name === fact);
      return found !== undefined && (field === undefined || findField(found.fields, field) !== undefined);
    }) &&
    segments.every((key) => {
      const other = byKey.get(key);
      return other !== undefined && !seen.has(key) && isWithin(other.condition, catalogue, byKey, new Set([...seen, key]));
    })
  );
}

/** The place of a draft of a segment that does not exist yet. */
export const newDraft = '00000000-0000-0000-0000-000000000000';

/** Takes this person's draft away, if there is one; null is that of a segment that does not exist yet. */
export async function dropDraft(ctx: Ctx, segmentId: string | null): Promise<void> {
  await ctx.db.query('delete from segment_drafts where user_id = $1 and segment_id = $2', [ctx.viewer.userId, segmentId ?? newDraft]);
}
