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
