import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { WordsType } from '../../access/words.js';
import type { CategoryId } from '../../platform/ids.js';

/** A shelf of the shop; categories make a tree. */
@RecordOf('categories', { description: 'A shelf of the shop; categories make a tree.' })
export class Category {
  // Known in the graph by its key; the id stays inside.
  @Column({ type: 'uuid', primary: true })
  id!: CategoryId;

  @Exposed('text', 'operations', {
    title: ['Key', '键名'],
    description: ['Short name in conditions, the same in both languages.', '条件中使用的短名称，两种语言相同。'],
    examples: ['bread'],
  })
  key!: string;

  @Exposed('text', 'operations', {
    inLanguage: false,
    graphType: () => WordsType,
    from: { kind: 'expression', sql: ({ row }) => `json_build_object('en', ${row}.name_en, 'zhCn', ${row}.name_zh)` },
    title: ['Name', '名称'],
    description: ['Name in both languages.', '两种语言的名称。'],
  })
  readonly name!: WordsType;

  @Exposed('list', 'operations', {
    inLanguage: false,
    title: ['Path', '路径'],
    description: ['Keys from the root to this category, itself included.', '从根到本分类的键名，含自身。'],
  })
  path!: string[];

  @Exposed('integer', 'operations', {
    inLanguage: false,
    from: { kind: 'expression', sql: ({ row }) => `(select count(*)::integer from products p where p.category_id = ${row}.id)` },
    title: ['Products', '商品数'],
    description: ['How many products stand in it, those of categories beneath left out.', '直接属于该分类的商品数，不含下级分类。'],
  })
  readonly productsCount!: number;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId!: CategoryId | null;
}
