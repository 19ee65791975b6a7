import { type Condition } from '@regulars/segment-language';
import type { Level } from '@regulars/graph';
import { RoaringBitmap32, SerializationFormat } from 'roaring-wasm';
import type { Policy } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';
import { failure } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/transaction.js';
import { membersOfEach, visibleOrdinals } from '../../read/index.js';
import { areNear, questionsPerDay } from './guard.rules.js';

/** Earlier questions of a recipient that a new one is compared with. */
const mostCompared = 2000;

/** A figure that was told; money in minor units. */
export interface Told {
  readonly answer: number;
  /** of sums and averages */
  readonly bound: number | null;
}

/** A question for a figure of a group of customers. */
export interface Question {
  /** what is counted or summed; only figures of the same are compared */
  readonly measure: string;
  readonly text: string;
  readonly members: RoaringBitmap32;
  /** customers who could be in the group */
  readonly everybody: number;
  readonly now: Date;
  /** the figure, with noise that belongs to the secret; undefined where the group or the rest is too small */
  readonly figure: (secret: string) => Told | undefined;
}

/** Who asks, with the rights by which a condition is judged here: what may be counted may be named in it. */
export const whoCounts = (asked: Ctx): Ctx => {
  const { policy } = asked.viewer;
  const countable: Policy = { ...policy, labels: raised(policy.labels), fields: raised(policy.fields) };
  return { ...asked, viewer: { ...asked.viewer, policy: countable } };
};

const raised = (levels: Readonly<Record<string, Level>>): Readonly<Record<string, Level>> =>
  Object.fromEntries(Object.entries(levels).map(([name, level]) => [name, level === 'aggregate' ? 'read' : level]));

/** The customers who hold a condition, to be disposed of, and how many there are in all, both within the viewer's scope. */
export async function membersInScope(ctx: Ctx, condition: Condition, at: Date): Promise<readonly [RoaringBitmap32, number]> {
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

/**
 * The figure for a question, for good. Throws GROUP_TOO_SMALL where the group or the rest is, LIMIT_REACHED where it is an earlier question said a
 * little otherwise, or the day's questions are used up.
 */
export async function tellGuarded(ctx: Ctx, question: Question): Promise<Told> {
  const told = await inTransaction(ctx, (tx) => tellOnce(tx, question));
  if (!told) throw failure('GROUP_TOO_SMALL', 'Too few customers, or all but too few: the figure would tell of single ones.');
  return told;
}

interface Earlier {
  readonly text: string;
  readonly members: Buffer;
  readonly answer: number | null;
  readonly bound: number | null;
}

/** Of two servers one at a time for a recipient, so that neither misses what the other just told. */
async function tellOnce(tx: Ctx, { measure, text, members, everybody, now, figure }: Question): Promise<Told | undefined> {
  const recipient = tx.viewer.client?.recipient ?? `user ${tx.viewer.userId}`;
  await tx.db.query(`select pg_advisory_xact_lock(hashtextextended('guarded counts of ' || $1, 0))`, [recipient]);
  const earlier = await tx.db.query<Earlier[]>(
    'select text, members, answer, bound from guarded_questions where recipient = $1 and measure = $2 order by id desc limit $3',
    [recipient, measure, mostCompared],
  );
  const nearOnes = earlier.filter(({ members: stored }) => stored.length > 0 && areNear(differing(members, stored), everybody));
  const same = nearOnes.find((one) => one.text === text);
  if (same) return toldOf(same); // however often it is asked: as long as hardly anybody came or went
  await assertWithinDay(tx, recipient, now);
  const [{ secret = '' } = {}] = await tx.db.query<{ secret: string }[]>('select secret from guard_secret');
  const isNear = nearOnes.length > 0;
  const told = isNear ? undefined : figure(secret);
  const stored = isNear ? Buffer.alloc(0) : Buffer.from(members.serialize(SerializationFormat.portable));
  // In a transaction of its own: a refusal is no reason to forget that the question was put.
  await tx.pool.query(
    'insert into guarded_questions (id, recipient, at, measure, text, members, total, answer, bound) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [newId(), recipient, now, measure, text, stored, everybody, told?.answer ?? null, told?.bound ?? null],
  );
  if (isNear)
    throw failure('LIMIT_REACHED', 'This is an earlier question said a little otherwise; ask that one again.', {
      limit: 'nearDuplicate',
      retryAfter: null,
    });
  return told;
}

const toldOf = ({ answer, bound }: Earlier): Told | undefined => (answer === null ? undefined : { answer, bound });

async function assertWithinDay(tx: Ctx, recipient: string, now: Date): Promise<void> {
  const [{ today = 0, left = 0 } = {}] = await tx.db.query<{ today: number; left: number }[]>(
    `select count(*) filter (where at >= date_trunc('day', $2 at time zone $3) at time zone $3)::integer as today,
       ceil(extract(epoch from (date_trunc('day', $2 at time zone $3) + interval '1 day') at time zone $3 - $2))::integer as left
     from guarded_questions where recipient = $1`,
    [recipient, now, tx.organisation.zone],
  );
  if (today >= questionsPerDay)
    throw failure('LIMIT_REACHED', `More than ${questionsPerDay} guarded questions a day.`, { limit: 'guardedCounts', retryAfter: left });
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
