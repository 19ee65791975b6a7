import { useFormat } from '../../lib/format.js';
import { useFromBuilt } from './builder-context.js';

/** The figure at the right edge; greyed while a newer one is on its way. */
export function RowCount({ count }: { count: number | undefined }) {
  const countsAreOld = useFromBuilt((built) => built.countsAreOld);
  const format = useFormat();
  return <span className={countsAreOld ? 'cnt waiting' : 'cnt'}>{count === undefined ? '' : format.number(count)}</span>;
}
