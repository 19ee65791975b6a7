import type { Statement } from './sql.js';

const starts = /\s+(?=(?:left join \(?select|left join|from|where|group by)\b)/g;

/** A statement as people read it: a clause a line, indented by its depth, its values listed beneath. Never for running. */
export function layout({ text, values }: Statement): string {
  let depth = 0;
  const lines = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(starts, '\n')
    .split('\n')
    .map((line) => {
      const shown = `${'  '.repeat(Math.max(depth, 0))}${line.trim()}`;
      depth += count(line, '(') - count(line, ')');
      return shown;
    });
  return [...lines, ...values.map((value, index) => `-- $${index + 1} = ${JSON.stringify(value)}`)].join('\n');
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
