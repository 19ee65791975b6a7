import { assertGranted, type Ctx } from '../../access/viewer.js';
import { failure } from '../../platform/errors.js';
import { dropDraft, newDraft } from './segment-store.js';
import { assertVisible } from './segments.service.js';

/** Room for a few whole lists of ten thousand values. */
const mostCharacters = 1_000_000;

export interface Draft {
  readonly condition: string;
  readonly updatedAt: Date;
  /** The version in force when the edit began; null for a segment that does not exist yet, and where it was not said. */
  readonly version: number | null;
}

/** Keeps this person's unsaved edit, which may be text that does not parse yet; a null id is the draft of a segment that does not exist yet. */
export async function saveDraft(ctx: Ctx, segmentId: string | null, condition: string, version: number | null): Promise<Draft> {
  assertGranted(ctx.viewer, 'segments.edit');
  if (condition.length > mostCharacters)
    throw failure('LIMIT_REACHED', `A draft has at most ${mostCharacters} characters.`, { limit: mostCharacters });
  const id = segmentId === null ? newDraft : (await assertVisible(ctx, segmentId)).id;
  const updatedAt = ctx.now();
  await ctx.db.query(
    `insert into segment_drafts (user_id, segment_id, condition, version, updated_at) values ($1, $2, $3, $4, $5)
     on conflict (user_id, segment_id) do update
     set condition = excluded.condition, version = excluded.version, updated_at = excluded.updated_at`,
    [ctx.viewer.userId, id, condition, version, updatedAt],
  );
  return { condition, updatedAt, version };
}

export async function readDraft(ctx: Ctx, segmentId: string | null): Promise<Draft | null> {
  if (segmentId !== null) await assertVisible(ctx, segmentId);
  const { rows } = await ctx.pool.query<Draft>(
    'select condition, version, updated_at as "updatedAt" from segment_drafts where user_id = $1 and segment_id = $2',
    [ctx.viewer.userId, segmentId ?? newDraft],
  );
  return rows[0] ?? null;
}

/** Whether there was one. */
export async function discardDraft(ctx: Ctx, segmentId: string | null): Promise<boolean> {
  const wasThere = (await readDraft(ctx, segmentId)) !== null;
  await dropDraft(ctx, segmentId);
  return wasThere;
}
