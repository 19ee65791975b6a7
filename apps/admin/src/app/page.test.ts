import ts from 'typescript';
import { expect, test } from 'vitest';
import { catalogues } from '../locales/en/index.js';

/** The texts of all modules, by their path under `src`. */
const texts = new Map(
  Object.entries(import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [new URL(path, 'file:///src/app/').pathname, text] as const,
  ),
);
const areaOf = new Map(Object.entries(catalogues).flatMap(([area, texts]) => Object.keys(texts).map((key) => [key, area] as const)));
const keys = [...areaOf.keys()];

interface Module {
  readonly keys: readonly string[];
  readonly imports: readonly string[];
  /** Calls of `page(areas, load)`. */
  readonly pages: readonly { areas: readonly string[]; file: string }[];
}
const modules = new Map<string, Module>();

const fileOf = (from: string, name: string): string | undefined => {
  const bare = new URL(name, `file://${from}`).pathname.replace(/\.js$/, '');
  return name.startsWith('.') && !/\/(locales|gql)\//.test(bare)
    ? [`${bare}.tsx`, `${bare}.ts`].find((path) => texts.has(path))
    : undefined;
};

/** The keys a module names, wholly or by their beginning, and the modules it brings along. */
function read(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const named: string[] = [];
  const imports: string[] = [];
  const pages: { areas: string[]; file: string }[] = [];
  const add = (to: (path: string) => void, name: ts.Node | undefined): void => {
    const path = name && ts.isStringLiteral(name) ? fileOf(file, name.text) : undefined;
    if (path) to(path);
  };
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) add((path) => imports.push(path), node.moduleSpecifier);
    if (ts.isExportDeclaration(node) && !node.isTypeOnly) add((path) => imports.push(path), node.moduleSpecifier);
    if (ts.isStringLiteralLike(node) && areaOf.has(node.text)) named.push(node.text);
    if (ts.isTemplateExpression(node) && /^[a-zA-Z]+\./.test(node.head.text))
      named.push(...keys.filter((key) => key.startsWith(node.head.text)));
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add((path) => imports.push(path), node.arguments[0]);
    const [areas, load] = ts.isCallExpression(node) && node.expression.getText() === 'page' ? node.arguments : [];
    if (areas && load && ts.isArrayLiteralExpression(areas)) {
      const path = /import\('([^']+)'\)/.exec(load.getText())?.[1];
      const loaded = path && fileOf(file, path);
      if (loaded) pages.push({ areas: areas.elements.filter(ts.isStringLiteral).map(({ text }) => text), file: loaded });
      return;
    }
    ts.forEachChild(node, look);
  };
  ts.forEachChild(ts.createSourceFile(file, texts.get(file) ?? '', ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX), look);
  const module = { keys: named, imports, pages };
  modules.set(file, module);
  return module;
}

/** Areas of the keys that a module and all it brings along name. */
function areasOf(entry: string): ReadonlyMap<string, string> {
  const seen = new Set<string>();
  const areas = new Map<string, string>();
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const key of read(file).keys) areas.set(areaOf.get(key) ?? '', `${key} in ${file}`);
    read(file).imports.forEach(walk);
  };
  walk(entry);
  areas.delete('base');
  return areas;
}

test('each page has the messages of every area it speaks of, and no more', () => {
  const pages = [...texts.keys()].filter((file) => file.startsWith('/src/app/routes/')).flatMap((file) => read(file).pages);
  expect(pages.length).toBeGreaterThan(20);
  const faults = pages.flatMap(({ areas, file }) => {
    const needed = areasOf(file);
    return [
      ...[...needed].filter(([area]) => !areas.includes(area)).map(([area, key]) => `${file} lacks ${area}: ${key}`),
      ...areas.filter((area) => !needed.has(area)).map((area) => `${file} does not need ${area}`),
    ];
  });
  expect(faults).toEqual([]);
});

test('what is there before any page says only what is always there', () => {
  expect(Object.fromEntries(areasOf('/src/main.tsx'))).toEqual({});
});
