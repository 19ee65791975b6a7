import type { Path } from '@regulars/segment-language';
import { useBuilder, useFromBuilt } from './builder-context.js';
import { pathKey } from './tree-rows.js';

/** The number of the banner that says what is wrong here. */
export function ProblemFlag({ path }: { path: Path }) {
  const { speech } = useBuilder();
  const number = useFromBuilt(({ problems }) => problems.get(pathKey(path))?.number);
  if (number === undefined) return null;
  return (
    <span className="flag not" role="img" aria-label={speech.t('segments.problem.mark', { number })}>
      {number}
    </span>
  );
}
