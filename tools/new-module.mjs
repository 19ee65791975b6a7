// `node tools/new-module.mjs returns`: the files of a new module of the server, with the names that every module uses, ready to be filled.
// The module needs a rank in tools/ranks.mjs first; then add it to apps/server/src/modules.ts.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './build.mjs';
import { ranks } from './ranks.mjs';

const name = process.argv[2] ?? '';
const folder = join(root, 'apps/server/src/modules', name);

function trouble() {
  if (!/^[a-z]+$/.test(name)) return 'Give the module a name: one plural word in lower case, such as returns.';
  if (!ranks.flat().includes(name))
    return `Give ${name} a rank in tools/ranks.mjs: it may import the modules before it, never those beside or after it.`;
  if (existsSync(folder)) return `${folder} is there already.`;
  return undefined;
}

/** returns → return; a word that is made otherwise is renamed by hand. */
const one = name.replace(/ies$/, 'y').replace(/s$/, '');
const Class = one.charAt(0).toUpperCase() + one.slice(1);

const files = () => ({
  'index.ts': `import type { Module } from '../../access/module.js';
import { ${Class} } from './${one}.entity.js';
import './${name}.facts.js';
import { ${Class}sResolver } from './${name}.resolver.js';

/** What others may use of ${name}; they import nothing else. */
export { ${Class} };

export const ${name}Module: Module = { entities: [${Class}], resolvers: [${Class}sResolver] };
`,
  [`${one}.entity.ts`]: `import { Exposed, RecordOf } from '../../access/exposed.js';
import { Node } from '../../access/node.js';

/** The record, its columns and their labels; no behaviour. */
@RecordOf('${name}', { description: 'A ${one} of a customer.', implements: Node, customer: 'customer_id' })
export class ${Class} {
  @Exposed('id', 'record', {
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: string;

  @Exposed('instant', 'behaviour', { title: ['Time', '时间'], description: ['When it happened.', '发生的时间。'] })
  occurredAt!: Date;
}
`,
  [`${name}.facts.ts`]: `import { defineFact } from '../../read/index.js';
import { ${Class} } from './${one}.entity.js';

/** Lets segments say: count(${name} within 90 days) >= 1 */
export const ${name} = defineFact({
  name: '${name}',
  record: () => ${Class},
  table: '${name}',
  title: { en: '${Class}s', zhCn: '${name}' },
  description: { en: 'What the customer did.', zhCn: '顾客的行为。' },
  time: { field: 'occurredAt', column: 'occurred_at' },
  parents: {},
  children: {},
});
`,
  [`${name}.resolver.ts`]: `import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { fromGlobalId } from '../../platform/ids.js';
import { single } from '../../read/index.js';
import { ${Class} } from './${one}.entity.js';

/** Shape in, shape out, one call. */
@Resolver(() => ${Class})
export class ${Class}sResolver {
  @Query(() => ${Class}, { nullable: true, description: 'One ${one} by its id; null when there is none.' })
  @Needing({ reads: ['${Class}.id'] })
  async ${one}(@Arg('id', () => ID) id: string, @Ctx() ctx: ViewerCtx, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    const found = fromGlobalId(id);
    return found?.type === '${Class}' ? single(ctx, info, '${Class}', { id: found.id }) : null;
  }
}
`,
});

const wrong = trouble();
if (wrong !== undefined) {
  process.stderr.write(`${wrong}\n`);
  process.exitCode = 1;
} else {
  await mkdir(folder);
  for (const [file, text] of Object.entries(files())) await writeFile(join(folder, file), text);
  process.stdout.write(
    `${[
      `Made ${Object.keys(files()).join(', ')} in apps/server/src/modules/${name}.`,
      'Now:',
      `  1. write the table: apps/server/src/migrations/<timestamp>-create-${name}.ts, and list it in migrations/index.ts`,
      `  2. name the fields in ${one}.entity.ts: each has a label, a title and a description in both languages`,
      `  3. add ${name}Module to apps/server/src/modules.ts`,
      '  4. pnpm codegen, and read the diff of docs/access-matrix.md',
      '  5. pnpm check',
    ].join('\n')}\n`,
  );
}
