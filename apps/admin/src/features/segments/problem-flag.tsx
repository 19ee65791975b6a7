import type { Path } from '@regulars/segment-language';
import { useBuilder } from './builder-context.js';
import { pathKey } from './tree-rows.js';

/** The number of the banner that says what is wrong here. */
export function ProblemFlag({ path }: { path: Path }) {
  const { problems, speech } = useBuilder();
  const problem = problems.get(pathKey(path));
  if (!problem) return null;
  return (
    <span className="flag not" role="img" aria-label={speech.t('segments.problem.mark', { number: problem.number })}>
      {problem.number}
    </span>
  );
}
