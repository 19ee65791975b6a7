import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['apps', 'packages', 'tools', 'bench'];
const passedOver = new Set(['node_modules', 'dist', 'generated', 'gql', '.turbo']);
const most = 300;

/** Source files that are longer than a reader can hold in mind, the longest first. */
export function longFiles(root) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => sourcesIn(root, folder))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > most)
    .toSorted((a, b) => b.lines - a.lines);
}

function sourcesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : sourcesIn(root, path);
    return /\.(ts|tsx|mjs|css)$/.test(entry.name) ? [path] : [];
  });
}
