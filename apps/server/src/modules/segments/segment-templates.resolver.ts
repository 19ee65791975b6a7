import { describe, type Words } from '@regulars/segment-language';
import { Arg, Ctx, Field, Query, Resolver } from 'type-graphql';
import { Locale } from '../../access/enums.js';
import { Carrier, Long, Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { WordsType } from '../../access/words.js';
import type { Lexicon } from '../../read/index.js';
import { requestLexicon } from './segment-reads.js';
import { missingNames, ruleOf, templateCount } from './segment-templates.service.js';
import { type Template, templates } from './segments.templates.js';

@Carrier('A ready-made rule to start from.')
export class SegmentTemplate {
  @Field(() => [String], { description: 'Fields, facts and categories that the rule names and this viewer does not have.' })
  readonly missing: readonly string[];

  constructor(
    private readonly template: Template,
    private readonly lexicon: Lexicon,
  ) {
    this.missing = missingNames(ruleOf(template), lexicon.catalogue);
  }

  @Field(() => String, { description: 'Short name that programs use.' })
  get key(): string {
    return this.template.key;
  }

  @Field(() => WordsType, { description: 'Its name.' })
  get name(): Words {
    return this.template.name;
  }

  @Field(() => WordsType, { description: 'Whom it finds and what for.' })
  get description(): Words {
    return this.template.description;
  }

  @Field(() => WordsType, { description: 'Where the gallery puts it.' })
  get group(): Words {
    return this.template.group;
  }

  @Field(() => String, { description: 'The rule as text.' })
  get text(): string {
    return this.template.text;
  }

  @Field(() => String, { nullable: true, description: 'The rule as a sentence; null while something is missing.' })
  words(@Arg('locale', () => Locale) locale: Locale): string | null {
    return this.missing.length > 0 ? null : describe(ruleOf(this.template), this.lexicon.catalogue, locale);
  }

  @Field(() => Long, { nullable: true, description: 'How many customers it finds now; null while something is missing.' })
  count(@Ctx() ctx: ViewerCtx): Promise<number> | null {
    return this.missing.length > 0 ? null : templateCount(ctx, this.template);
  }
}

/** The gallery of ready-made rules. */
@Resolver()
export class SegmentTemplatesResolver {
  @Query(() => [SegmentTemplate], { description: 'Ready-made rules to start from.' })
  @Needing({ action: 'customers.list' })
  async segmentTemplates(@Ctx() ctx: ViewerCtx): Promise<readonly SegmentTemplate[]> {
    const lexicon = await requestLexicon(ctx);
    return templates.map((template) => new SegmentTemplate(template, lexicon));
  }
}
