// `pnpm explain 'count(orders within 60 days) >= 3'`: the sentence in both languages, the tree, the statement with its values, and what the
// database did with it. Asks DATABASE_URL or the embedded database, whether the server runs or not; writes nothing.
import { build } from './build.mjs';

const condition = process.argv.slice(2).join(' ').trim();
if (condition === '') {
  process.stderr.write(`\n  pnpm explain 'city = "Hangzhou" and count(orders within 60 days) >= 3'\n\n`);
  process.exit(1);
}
if (!(await build('--filter=@regulars/server'))) process.exit(1);

const server = (path) => import(`../apps/server/dist/${path}`);

try {
  const { explainCondition } = await server('explain.js');
  const { readConfig } = await server('platform/config.js');
  const { createLog } = await server('platform/log.js');
  const { systemClock } = await server('platform/clock.js');
  const { openDatabase } = await server('platform/database/database.js');
  const { openOutbox } = await server('platform/outbox/outbox.js');
  const config = readConfig();
  const log = createLog(config.logLevel);
  const database = await openDatabase(config, log);
  try {
    const outbox = openOutbox(database, log, systemClock);
    const explained = await explainCondition({ config, log, now: systemClock, database, outbox }, condition);
    const parts = [
      ['Sentence', `${explained.en}\n${explained.zhCn}`],
      ['Tree', JSON.stringify(explained.tree, undefined, 2)],
      ['Statement', explained.sql],
      ['Plan', explained.plan],
      ['Members', explained.members.toLocaleString('en')],
    ];
    process.stdout.write(parts.map(([title, text]) => `\n${title}\n\n${indent(text)}\n`).join(''));
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(`\n${told(error)}\n`);
  process.exitCode = 1;
}

function indent(text) {
  return text.replaceAll(/^/gm, '  ');
}

/** What is wrong with the condition, each with the text it stands at. */
function told(error) {
  const issues = error?.extensions?.issues;
  if (!issues) return error instanceof Error ? error.message : String(error);
  return issues
    .map(
      ({ span, code, expected }) =>
        `  ${span ? `"${condition.slice(span.start, span.end)}" at ${span.start}: ` : ''}${code}, expected ${expected}`,
    )
    .join('\n');
}
