import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type DefinitionNode, Kind, parse, visit } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

/**
 * Lingui leaves its message compiler out of production builds, since it expects catalogues compiled beforehand.
 * Ours are typed source files compiled as they load, so the compiler stays in.
 */
const keepMessageCompiler = (): Plugin => ({
  name: 'keep-message-compiler',
  transform(code, id) {
    if (!id.includes('@lingui/core/dist/index.mjs')) return undefined;
    const kept = code.replace(/if \(process\.env\.NODE_ENV !== "production"\) \{(\s*this\.setMessagesCompiler)/, 'if (true) {$1');
    if (kept === code) this.error('The message compiler of @lingui/core was not found; look at its constructor.');
    return { code: kept, map: null };
  },
});

/** GraphiQL brings fonts of its own, which would become the fonts of the whole page: ours are the system's. */
const withoutForeignFonts = (): Plugin => ({
  name: 'without-foreign-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    /graphiql\/dist\/style\.css/.test(id) ? { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null } : undefined,
});

const brotli = promisify(brotliCompress);
const gzip = promisify(gzipCompress);

const asked = /graphql\(`\s*((?:query|mutation|subscription|fragment) [^`]*)`\)/g;

/**
 * The generated `graphql()` looks documents up in a map of all of them; each module gets its own instead, put together with the fragments it
 * spreads, so that a page brings only what it asks.
 */
const ownDocuments = (): Plugin => {
  const fragments = new Map<string, DefinitionNode>();
  return {
    name: 'own-documents',
    enforce: 'pre',
    async buildStart() {
      const source = fileURLToPath(new URL('src/', import.meta.url));
      const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.graphql.ts'));
      for (const text of await Promise.all(files.map((file) => readFile(source + file, 'utf8')))) {
        for (const [, document = ''] of text.matchAll(asked)) {
          for (const definition of parse(document, { noLocation: true }).definitions)
            if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        }
      }
    },
    transform(code, id) {
      if (!id.endsWith('.graphql.ts')) return undefined;
      const spread = new Set<string>();
      const collect = (definition: DefinitionNode, into: Set<string>): void =>
        visit(definition, {
          FragmentSpread: ({ name }) => {
            const fragment = fragments.get(name.value);
            if (!fragment) this.error(`There is no fragment ${name.value}; start anew if it was just written.`);
            if (into.has(name.value)) return;
            into.add(name.value);
            collect(fragment, into);
          },
        });
      const own = code.replace(asked, (_text, document: string) => {
        const definitions = parse(document, { noLocation: true }).definitions;
        const needed = new Set<string>();
        for (const definition of definitions) collect(definition, needed);
        for (const name of needed) spread.add(name);
        const rest = definitions.filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || !needed.has(definition.name.value));
        const parts = [...rest.map((definition) => JSON.stringify(definition)), ...[...needed].map((name) => `fragment${name}`)];
        return `({ kind: 'Document', definitions: [${parts.join(', ')}] })`;
      });
      if (own.includes('graphql(`')) this.error('A document was not understood; is it named, and free of expressions?');
      const shared = [...spread].map((name) => `const fragment${name} = ${JSON.stringify(fragments.get(name))};`).join('');
      return { code: shared + own.replace(/import \{ graphql \} from '[./]*gql\/index\.js';/, ''), map: null };
    },
  };
};

/** Packs scripts and styles once, as tightly as it goes, for the server to hand out as they are. */
const packAssets = (): Plugin => ({
  name: 'pack-assets',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    for (const { fileName } of Object.values(bundle)) {
      if (!dir || !/\.(js|css|svg)$/.test(fileName)) continue;
      const path = join(dir, fileName);
      const whole = await readFile(path);
      if (whole.length < 1000) continue;
      const [br, gz] = await Promise.all([brotli(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }), gzip(whole, { level: 9 })]);
      await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
    }
  },
});

const server = process.env.REGULARS_SERVER ?? 'http://127.0.0.1:4000';
const proxied = ['/graphql', '/files', '/exports', '/imports', '/schema.graphql'];

export default defineConfig({
  plugins: [react(), ownDocuments(), keepMessageCompiler(), withoutForeignFonts(), packAssets()],
  optimizeDeps: {
    exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite', '@regulars/graph', '@regulars/segment-language'],
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(
      proxied.map((path) => [
        path,
        {
          target: server,
          bypass: (req: { headers: { accept?: string } }) => (req.headers.accept?.includes('text/html') ? '/index.html' : undefined),
        },
      ]),
    ),
  },
  build: { outDir: 'dist', target: 'es2023', sourcemap: false },
});
