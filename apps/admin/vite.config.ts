import { parse } from 'graphql';
import react from '@vitejs/plugin-react';
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

const asked = /graphql\(`\s*(query|mutation|subscription|fragment) (\w+)([^`]*)`\)/g;

/**
 * The generated `graphql()` looks documents up in a map of all of them; each module gets its own instead, so that a page brings only what it
 * asks. Those with fragments come from the generated module, which puts them together.
 */
const ownDocuments = (): Plugin => ({
  name: 'own-documents',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.graphql.ts')) return undefined;
    const names: string[] = [];
    const own = code.replace(asked, (_text, kind: string, name: string, rest: string) => {
      if (kind !== 'fragment' && !/\.\.\.\s*[A-Z]/.test(rest)) return JSON.stringify(parse(`${kind} ${name}${rest}`, { noLocation: true }));
      const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
      names.push(document);
      return `generated.${document}`;
    });
    if (own.includes('graphql(`')) this.error('A document was not understood; is it named, and free of expressions?');
    const generated = names.length > 0 ? `import * as generated from '$1/graphql.js';` : '';
    return { code: own.replace(/import \{ graphql \} from '([./]*gql)\/index\.js';/, generated), map: null };
  },
});

const server = process.env.REGULARS_SERVER ?? 'http://127.0.0.1:4000';
const proxied = ['/graphql', '/files', '/exports', '/imports', '/schema.graphql'];

export default defineConfig({
  plugins: [react(), ownDocuments(), keepMessageCompiler(), withoutForeignFonts()],
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
