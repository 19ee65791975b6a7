import { Field } from 'type-graphql';
import { Carrier } from './exposed.js';

/** The same words in both languages. */
@Carrier('The same words in both languages.', 'Words')
export class WordsType {
  @Field(() => String, { description: 'English.' })
  en!: string;

  @Field(() => String, { description: 'Simplified Chinese.' })
  zhCn!: string;
}
