import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { BulkResult, runBulk } from '../../access/bulk-result.js';
import { connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { notFound } from '../../platform/errors.js';
import { fromGlobalId } from '../../platform/ids.js';
import { connection, single } from '../../read/index.js';
import { categoryIdsBeneath } from './categories.service.js';
import { EditProductsInput, ProductInput, RenameCategoryInput } from './catalog.inputs.js';
import { Category } from './category.entity.js';
import { editProducts, renameCategory } from './edit-catalog.service.js';
import { Product } from './product.entity.js';
import { upsertProducts } from './products.service.js';
import { Store } from './store.entity.js';

// Made while this file loads: type-graphql collects types before it asks resolvers for theirs.
const ProductConnection = connectionOf('Product', () => Product);
const CategoryConnection = connectionOf('Category', () => Category);
const StoreConnection = connectionOf('Store', () => Store);

/** Products and stores. */
@Resolver()
export class CatalogResolver {
  @Query(() => ProductConnection, { description: 'Products by name.' })
  @Needing({ open: 'caller', reads: ['Product.id', 'Product.name'] })
  async products(
    @Arg('search', () => String, { nullable: true, description: 'Part of a name, or the beginning of a number.' }) search: string | null,
    @Arg('category', () => String, { nullable: true, description: 'Key of a category: those in it and beneath it.' })
    category: string | null,
    @Arg('uncategorised', () => Boolean, { nullable: true, description: 'true: only those without a category.' })
    uncategorised: boolean | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const shelf = uncategorised ? null : category === null || category === undefined ? undefined : await categoryIdsBeneath(ctx, category);
    const filter = shelf === undefined ? {} : { filter: { category_id: shelf } };
    return connection(ctx, info, 'Product', { ...filter, search, first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Query(() => CategoryConnection, { description: 'Categories of the tree, by key; each path says where it hangs.' })
  @Needing({ open: 'caller', reads: ['Category.key'] })
  categories(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return connection(ctx, info, 'Category', { first, after, orderBy: [{ field: 'key', direction: 'asc' }] });
  }

  @Query(() => Product, { nullable: true, description: 'One product; null when there is none.' })
  @Needing({ open: 'caller', reads: ['Product.id'] })
  async product(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const found = fromGlobalId(id);
    return found?.type === 'Product' ? single(ctx, info, 'Product', { id: found.id }) : null;
  }

  @Query(() => StoreConnection, { description: 'Stores by name.' })
  @Needing({ open: 'caller', reads: ['Store.id', 'Store.name'] })
  stores(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return connection(ctx, info, 'Store', { first, after, orderBy: [{ field: 'name', direction: 'asc' }] });
  }

  @Mutation(() => BulkResult, { description: 'Creates and updates up to 1,000 products. A bad row is reported, the rest go in.' })
  @Needing({ action: 'imports.run' })
  upsertProducts(
    @Arg('input', () => [ProductInput]) input: ProductInput[],
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'The same key and input within 30 days give the same answer, without a second write.',
    })
    key: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<BulkResult> {
    return runBulk(ctx, { operation: 'upsertProducts', action: 'imports.run', rows: input, key }, (tx, rows) =>
      upsertProducts(tx, rows, { source: 'api' }),
    );
  }

  @Mutation(() => Int, {
    description:
      'Changes many products at once: category, tags, facets; all or nothing. Answers how many changed. Errors: INPUT_INVALID, NOT_FOUND.',
  })
  @Needing({ action: 'imports.run', reads: ['Product.id'] })
  editProducts(@Arg('input', () => EditProductsInput) input: EditProductsInput, @Ctx() ctx: ViewerCtx): Promise<number> {
    const ids = input.ids.map((globalId) => {
      const found = fromGlobalId(globalId);
      if (found?.type !== 'Product') throw notFound('product');
      return found.id;
    });
    return editProducts(ctx, { ...input, ids });
  }

  @Mutation(() => Category, { description: 'Names a category anew; its key stays. Errors: NOT_FOUND, INPUT_INVALID.' })
  @Needing({ action: 'imports.run', reads: ['Category.key'] })
  async renameCategory(
    @Arg('input', () => RenameCategoryInput) input: RenameCategoryInput,
    @Ctx() ctx: ViewerCtx,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const category = await single(ctx, info, 'Category', { id: await renameCategory(ctx, input) });
    if (!category) throw notFound('category');
    return category;
  }
}
