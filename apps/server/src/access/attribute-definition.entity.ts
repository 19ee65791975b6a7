import { Column } from 'typeorm';
import type { Id } from '../platform/ids.js';
import { Exposed, RecordOf } from './exposed.js';
import { Node } from './node.js';
import { WordsType } from './words.js';

/** A custom attribute of customers that an owner defined. */
@RecordOf('attribute_definitions', {
  description: 'A custom attribute of customers, defined by an owner. Conditions name it `attributes.<key>`.',
  implements: Node,
})
export class AttributeDefinition {
  @Exposed('id', 'record', {
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永久不变。'],
    inLanguage: false,
  })
  id!: Id<'AttributeDefinition'>;

  @Exposed('text', 'operations', {
    title: ['Key', '键'],
    description: ['Name in conditions and files, such as shoeSize; fixed.', '在条件和文件中的名字，例如 shoeSize；不会改变。'],
    inLanguage: false,
  })
  key!: string;

  @Exposed('text', 'operations', {
    title: ['Type', '类型'],
    description: ['One of text, number, boolean, date, list.', 'text、number、boolean、date、list 之一。'],
    inLanguage: false,
  })
  type!: string;

  @Exposed('text', 'operations', {
    title: ['Label', '标签'],
    description: ['What the attribute is about, which decides who may see it.', '该属性涉及的内容，决定谁能看到它。'],
    inLanguage: false,
  })
  label!: string;

  @Exposed('text', 'operations', {
    title: ['Title', '标题'],
    description: ['What people call the attribute.', '人们对该属性的称呼。'],
    from: { kind: 'expression', sql: ({ row }) => `jsonb_build_object('en', ${row}.title_en, 'zhCn', ${row}.title_zh)` },
    graphType: () => WordsType,
    inLanguage: false,
  })
  readonly title!: WordsType;

  @Column({ type: 'text', name: 'title_en' })
  titleEn!: string;

  @Column({ type: 'text', name: 'title_zh' })
  titleZh!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
