import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = fileURLToPath(new URL('apps/server/', import.meta.url));
const admin = fileURLToPath(new URL('apps/admin/', import.meta.url));
const fromServer = createRequire(new URL('apps/server/package.json', import.meta.url));

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'segment-language', include: ['packages/segment-language/src/**/*.test.ts'] } },
      { extends: true, test: { name: 'value-models', include: ['packages/value-models/src/**/*.test.ts'] } },
      { extends: true, test: { name: 'partner', include: ['packages/partner/src/**/*.test.ts'] } },
      { extends: true, test: { name: 'graph', include: ['packages/graph/src/**/*.test.ts'] } },
      { extends: true, test: { name: 'admin', include: ['apps/admin/src/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['apps/admin/test/**/*.test.ts'],
          globalSetup: [`${admin}test/support/built-admin.ts`],
          expect: { poll: { timeout: 15_000 } },
        },
      },
      { extends: true, test: { name: 'tools', include: ['{tools,bench}/**/*.test.ts'] } },
      {
        extends: true,
        // Two copies of graphql, one loaded by `import` and one by `require`, refuse each other's schemas.
        resolve: { alias: [{ find: /^graphql$/, replacement: fromServer.resolve('graphql') }] },
        test: {
          name: 'server',
          include: ['apps/server/{src,test}/**/*.test.ts'],
          globalSetup: [`${server}test/support/template-server.ts`],
        },
      },
    ],
  },
});
