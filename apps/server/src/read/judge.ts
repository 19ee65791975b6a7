import { type Condition, fieldsUsed, fromJson, type LanguageIssue, parse, type Parsed, validate } from '@regulars/segment-language';
import type { GraphQLError } from 'graphql';
import type { Ctx } from '../access/viewer.js';
import { failure } from '../platform/errors.js';
import type { World } from './compile-world.js';
import type { Lexicon } from './lexicon.js';
import { isZone } from '../access/scalars.js';
import { inputInvalid } from '../platform/errors.js';
import { chosenBy } from './trail.js';
import { lexiconOf, type Moment, worldFor } from './world.js';

/** A condition that parsed, is valid, and names only what the viewer may use; with all that compiling it needs. */
export interface Judged {
  readonly condition: Condition;
  readonly world: World;
}

/** The one refusal of a condition: each issue with its place in the text (span) and in the tree (path), a code, and what was expected. */
export const conditionInvalid = (issues: readonly LanguageIssue[]): GraphQLError =>
  failure('CONDITION_INVALID', 'The condition is not valid.', {
    issues: issues.map(({ span, path, code, expected }) => ({ span: span ?? null, path, code, expected })),
  });

const read = (input: unknown): Parsed => (typeof input === 'string' ? parse(input) : fromJson(input));

/** Parses and judges text or tree against a lexicon; throws CONDITION_INVALID. A forbidden field is an unknown one. */
export function judgeWith(input: unknown, lexicon: Lexicon): Condition {
  const parsed = read(input);
  if (!parsed.ok) throw conditionInvalid(parsed.issues);
  const issues = validate(parsed.condition, lexicon.catalogue, parsed.spans);
  if (issues.length > 0) throw conditionInvalid(issues);
  return parsed.condition;
}

/** Parses and judges a condition with the viewer's rights. */
export async function judge(ctx: Ctx, input: unknown, moment: Moment = {}): Promise<Judged> {
  if (moment.zone !== undefined && moment.zone !== null && !isZone(moment.zone))
    throw inputInvalid({ path: 'zone', rule: 'must be an IANA time zone' });
  const lexicon = await lexiconOf(ctx, ctx.viewer.policy);
  const condition = judgeWith(input, lexicon);
  chosenBy(ctx, 'Customer', fieldsUsed(condition).fields);
  return { condition, world: await worldFor(ctx, lexicon, [condition], moment) };
}
