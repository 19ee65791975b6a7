// `pnpm codegen` writes every generated file; `pnpm codegen:check` writes them to a temporary folder and compares. A file that differs was
// changed by hand, or its source was: a declaration, a migration, a document of the admin. Run `pnpm codegen` and read the diff.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';
import { accessMatrix } from './codegen/access-matrix.mjs';
import { generateDocuments } from './codegen/documents.mjs';
import { readmeWithFigures } from './codegen/figures.mjs';
import { printMaster } from './codegen/schema-graphql.mjs';
import { describeTables } from './codegen/schema-sql.mjs';

const { values: options } = parseArgs({ options: { check: { type: 'boolean' } } });
const documentsFolder = 'apps/admin/src/gql';

/** Generates everything beneath a folder, under the paths it has in the project. */
async function generate(target) {
  const write = async (path, text) => {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
    return path;
  };
  const written = [
    await write('packages/graph/schema.graphql', await printMaster()),
    await write('docs/access-matrix.md', await accessMatrix()),
    await write('docs/schema.sql', await describeTables()),
    await write('README.md', await readmeWithFigures()),
  ];
  await generateDocuments(join(target, 'packages/graph/schema.graphql'), join(target, documentsFolder));
  for (const file of await readdir(join(target, documentsFolder))) written.push(`${documentsFolder}/${file}`);
  return written;
}

const contentOf = (folder, path) => readFile(join(folder, path), 'utf8').catch(() => undefined);

async function check() {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-codegen-'));
  try {
    const differing = [];
    for (const path of await generate(folder)) {
      if ((await contentOf(folder, path)) !== (await contentOf(root, path))) differing.push(path);
    }
    if (differing.length === 0) return;
    process.stderr.write(`These files are not what their sources say; run pnpm codegen and read the diff:\n  ${differing.join('\n  ')}\n`);
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (!(await build('--filter=@regulars/server'))) process.exit(1);
try {
  if (options.check) await check();
  else process.stdout.write(`  Written:\n  ${(await generate(root)).join('\n  ')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
