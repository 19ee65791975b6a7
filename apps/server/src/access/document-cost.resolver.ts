import { type GraphQLResolveInfo, GraphQLError, parse, validate } from 'graphql';
import { Arg, Ctx, Field, Info, Int, Query, Resolver } from 'type-graphql';
import { inputInvalid } from '../platform/errors.js';
import { costOf } from './document-limits.js';
import { Carrier, Needing } from './exposed.js';
import type { SignedInCtx } from './request.js';

/** What a document would cost. */
@Carrier('What a document would cost if it were run.')
export class DocumentCost {
  @Field(() => Int, {
    description:
      'Rows that its dearest operation could read: the size of each page (`first`, or the usual 50) times one and what is asked for each of its rows.',
  })
  cost!: number;

  @Field(() => Int, { description: 'The most that an operation may cost here; a dearer one is refused with LIMIT_REACHED.' })
  limit!: number;
}

/** Tells what a question costs before it is asked. */
@Resolver()
export class DocumentCostResolver {
  @Query(() => DocumentCost, {
    description:
      'What a document would cost, without running it. Errors: INPUT_INVALID when your graph cannot answer it, LIMIT_REACHED when it reaches another limit, such as that of depth.',
  })
  @Needing({ open: 'caller' })
  documentCost(
    @Arg('document', () => String, { description: 'A GraphQL document.' }) document: string,
    @Arg('variables', () => String, { nullable: true, description: 'Its variables as JSON text.' }) variables: string | null,
    @Ctx() { documentLimits }: SignedInCtx,
    @Info() { schema }: GraphQLResolveInfo,
  ): DocumentCost {
    const given = readVariables(variables ?? '');
    try {
      const parsed = parse(document, { maxTokens: documentLimits.tokens });
      const [problem] = validate(schema, parsed, undefined, { hideSuggestions: true });
      if (problem) throw problem;
      return { cost: Math.min(costOf(schema, parsed, given, documentLimits), 2 ** 31 - 1), limit: documentLimits.cost };
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions['code'] === undefined)
        throw inputInvalid({ path: 'document', rule: `cannot be answered: ${error.message}` });
      throw error;
    }
  }
}

function readVariables(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return Object.fromEntries(Object.entries(given));
  } catch {
    // told of below, like everything else that is no object
  }
  throw inputInvalid({ path: 'variables', rule: 'takes a JSON object' });
}
