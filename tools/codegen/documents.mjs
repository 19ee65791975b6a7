import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../build.mjs';

const admin = join(root, 'apps/admin');

/** Writes the admin's typed documents; throws, naming each, when a document does not fit the schema. */
export async function generateDocuments(schema, folder) {
  const { generate, loadCodegenConfig } = createRequire(join(admin, 'package.json'))('@graphql-codegen/cli');
  const { config } = await loadCodegenConfig({ configFilePath: join(admin, 'codegen.ts') });
  const [settings] = Object.values(config.generates);
  await generate({ ...config, schema, cwd: admin, silent: true, generates: { [`${folder}/`]: settings } }, true);
}
