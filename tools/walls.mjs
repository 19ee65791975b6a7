// `pnpm walls`: who may import whom (tools/walls.cjs), and what is named in one file only.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './build.mjs';

const sources = [
  'apps/server/src',
  'apps/admin/src',
  'packages/segment-language/src',
  'packages/value-models/src',
  'packages/graph/src',
  'packages/partner/src',
];

/** Names that one file keeps for all others, and what the others do. */
const keepers = [
  {
    what: /\bprocess\.env\b/,
    within: ['apps/server/src', 'packages'],
    keeper: 'apps/server/src/platform/config.ts',
    instead: 'add the setting to Config (platform/config.ts) and hand it in',
  },
  {
    what: /\bDate\.now\(\)|\bnew Date\(\)/,
    within: ['apps/server/src', 'packages'],
    keeper: 'apps/server/src/platform/clock.ts',
    instead: 'take the time from ctx.now(), so that a test can say what time it is',
  },
  {
    what: /\bconsole\.\w+\(/,
    within: ['apps/server/src', 'packages'],
    keeper: 'apps/server/src/platform/log.ts',
    instead: 'log through ctx.log or platform.log',
  },
];

const isChecked = (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes('node_modules');

function namedElsewhere() {
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return files.filter(isChecked).flatMap((file) => {
    const kept = keepers.filter(({ within, keeper }) => file !== keeper && within.some((folder) => file.startsWith(`${folder}/`)));
    if (kept.length === 0) return [];
    return readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        kept.filter(({ what }) => what.test(line)).map(({ instead }) => `${file}:${index + 1}: ${line.trim()}\n    instead: ${instead}`),
      );
  });
}

const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const { code } = await run(process.execPath, [cruise, '--config', 'tools/walls.cjs', '--output-type', 'err-long', ...sources], {
  show: true,
});
const found = namedElsewhere();
if (found.length > 0) console.log(`${found.join('\n')}\n`);
process.exitCode = code === 0 && found.length === 0 ? 0 : 1;
