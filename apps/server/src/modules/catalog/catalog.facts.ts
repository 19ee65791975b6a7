import { extraField } from '../../access/extra-field.js';

// In conditions the category is its key and holds for all beneath it; in the graph it is a record.
extraField('Product', 'category', 'category', 'operations', {
  nullable: true,
  from: { kind: 'column', column: 'category_id' },
  group: 'product',
  title: ['Category', '分类'],
  description: ['Category of the product; a category holds for all beneath it.', '商品的分类；选择一个分类即包含其所有下级。'],
  synonyms: ['department', '品类'],
  examples: ['bread'],
});

/** Properties of products beside the category, in parallel: a product has a function and an origin and a material. */
const facets = [
  { key: 'function', title: ['Function', '功能'], examples: ['energy'] },
  { key: 'purpose', title: ['Purpose', '用途'], examples: ['breakfast'] },
  { key: 'specification', title: ['Specification', '规格'], examples: ['400 g'] },
  { key: 'origin', title: ['Origin', '产地'], examples: ['Yunnan'] },
  { key: 'material', title: ['Material', '原料'], examples: ['wholegrain'] },
] as const;

for (const { key, title, examples } of facets) {
  extraField('Product', `facets.${key}`, 'text', 'operations', {
    nullable: true,
    from: { kind: 'expression', sql: ({ row }) => `${row}.facets ->> '${key}'` },
    group: 'product',
    title,
    description: [`The ${key} of the product, as the shop writes it.`, `商品的${title[1]}，按商家的写法。`],
    synonyms: ['facet', '商品属性'],
    examples,
  });
}
