import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';

const height = 56;
const wide = 10;

interface CutHistogramProps {
  readonly label: string;
  /** width of a bar, in the unit of the figure; the last bar has no upper end */
  readonly step: number;
  readonly counts: readonly number[];
  readonly cuts: readonly number[];
}

/** Customers by a figure, with lines where the scores divide. The numbers are in the fields and the table beside it. */
export function CutHistogram({ label, step, counts, cuts }: CutHistogramProps) {
  const t = useT();
  const format = useFormat();
  const most = Math.max(...counts, 1);
  const width = counts.length * wide;
  return (
    <svg
      className="cutbars"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('value.histogram', { figure: label, cuts: cuts.map((cut) => format.number(cut)).join(', ') })}
    >
      {counts.map((count, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
        <rect key={at} x={at * wide + 1} width={wide - 2} y={height - (count / most) * height} height={(count / most) * height} />
      ))}
      {cuts.map((cut) => (
        <line key={cut} x1={Math.min(width, (cut / step) * wide)} x2={Math.min(width, (cut / step) * wide)} y1={0} y2={height} />
      ))}
    </svg>
  );
}
