import { type Condition, normalize, print } from '@regulars/segment-language';
import type { Level } from '@regulars/graph';
import { RoaringBitmap32, SerializationFormat } from 'roaring-wasm';
import type { Policy } from '../../access/policy.js';
import { assertGranted, type Ctx } from '../../access/viewer.js';
import { failure } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { judge, membersOfEach, visibleOrdinals } from '../../read/index.js';
import { areNear, guardedFigure, questionsPerDay, roundedTo } from './guard.rules.js';
import type { GuardedCount } from './guarded-count.types.js';

/** Earlier questions of a recipient that a new one is compared with. */
const mostCompared = 2000;

interface Earlier {
  readonly text: string;
  readonly at: Date;
  readonly members: Buffer;
  readonly answer: number | null;
}

/**
 * How many customers hold a condition, told so that nobody can be picked out: fields at level `aggregate` are enough. Throws GROUP_TOO_SMALL
 * where the group or the rest is, LIMIT_REACHED where it is an earlier question said a little otherwise, or the day's questions are used up.
 */
export async function guardedCount(asked: Ctx, input: unknown): Promise<GuardedCount> {
  assertGranted(asked.viewer, 'counts.guarded');
  const ctx: Ctx = { ...asked, viewer: { ...asked.viewer, policy: countable(asked.viewer.policy) } };
  const { condition } = await judge(ctx, input);
  const now = ctx.now();
  const [members, everybody] = await membersInScope(ctx, condition, now);
  try {
    const text = print(normalize(condition));
    const figure = await inTransaction(ctx, (tx) => answerOnce(tx, { text, members, everybody, now }));
    if (figure === undefined)
      throw failure('GROUP_TOO_SMALL', 'Too few customers, or all but too few: the figure would tell of single ones.');
    return { count: figure, guarded: true, roundedTo, asOf: now };
  } finally {
    members.dispose();
  }
}

/** The rights with which the condition is judged: what may be counted may be named in it. */
const countable = (policy: Policy): Policy => ({ ...policy, labels: raised(policy.labels), fields: raised(policy.fields) });

const raised = (levels: Readonly<Record<string, Level>>): Readonly<Record<string, Level>> =>
  Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, level === 'aggregate' ? 'read' : level]));

async function membersInScope(ctx: Ctx, condition: Condition, at: Date): Promise<readonly [RoaringBitmap32, number]> {
  const [[held], visible] = await Promise.all([membersOfEach(ctx, [{ condition, zone: ctx.organisation.zone }], at), visibleOrdinals(ctx)]);
  if (held === undefined || held instanceof Error) throw held ?? new Error('One rule has one set of members.');
  const scope = new RoaringBitmap32(visible);
  try {
    const members = new RoaringBitmap32(held);
    members.andInPlace(scope);
    return [members, scope.size];
  } finally {
    scope.dispose();
  }
}

interface Question {
  readonly text: string;
  readonly members: RoaringBitmap32;
  readonly everybody: number;
  readonly now: Date;
}

/** The figure for a question; of two servers one at a time for a recipient, so that neither misses what the other just told. */
async function answerOnce(tx: Ctx, { text, members, everybody, now }: Question): Promise<number | undefined> {
  const recipient = tx.viewer.client?.recipient ?? `user ${tx.viewer.userId}`;
  await tx.db.query(`select pg_advisory_xact_lock(hashtextextended('guarded counts of ' || $1, 0))`, [recipient]);
  const earlier = await tx.db.query<Earlier[]>(
    'select text, at, members, answer from guarded_questions where recipient = $1 order by id desc limit $2',
    [recipient, mostCompared],
  );
  const nearOnes = earlier.filter(({ members: stored }) => stored.length > 0 && areNear(differing(members, stored), everybody));
  const same = nearOnes.find((one) => one.text === text);
  if (same) return same.answer ?? undefined; // however often it is asked: as long as hardly anybody came or went
  const [{ today = 0, left = 0 } = {}] = await tx.db.query<{ today: number; left: number }[]>(
    `select count(*) filter (where at >= date_trunc('day', $2 at time zone $3) at time zone $3)::integer as today,
       ceil(extract(epoch from (date_trunc('day', $2 at time zone $3) + interval '1 day') at time zone $3 - $2))::integer as left
     from guarded_questions where recipient = $1`,
    [recipient, now, tx.organisation.zone],
  );
  if (today >= questionsPerDay)
    throw failure('LIMIT_REACHED', `More than ${questionsPerDay} guarded counts a day.`, { limit: 'guardedCounts', retryAfter: left });
  const [{ secret = '' } = {}] = await tx.db.query<{ secret: string }[]>('select secret from guard_secret');
  const isNear = nearOnes.length > 0;
  const figure = isNear ? undefined : guardedFigure(members.toUint32Array(), everybody, secret);
  const stored = isNear ? Buffer.alloc(0) : Buffer.from(members.serialize(SerializationFormat.portable));
  // In a transaction of its own: a refusal is no reason to forget that the question was put.
  await tx.pool.query(
    'insert into guarded_questions (id, recipient, at, text, members, total, answer) values ($1, $2, $3, $4, $5, $6, $7)',
    [newId(), recipient, now, text, stored, everybody, figure ?? null],
  );
  if (isNear)
    throw failure('LIMIT_REACHED', 'This is an earlier question said a little otherwise; ask that one again.', {
      limit: 'nearDuplicate',
      retryAfter: null,
    });
  return figure;
}

/** How many customers are in one of the two groups and not in the other. */
function differing(members: RoaringBitmap32, stored: Buffer): number {
  const other = RoaringBitmap32.deserialize(stored, SerializationFormat.portable);
  try {
    return members.xorCardinality(other);
  } finally {
    other.dispose();
  }
}
