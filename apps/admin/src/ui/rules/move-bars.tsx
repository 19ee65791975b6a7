import { useElementSize } from '@mantine/hooks';
import { FRAME, timeScale } from './time-frame.js';

interface Point {
  /** Epoch ms. */
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}

interface MoveBarsProps {
  /** The picture in one sentence. */
  label: string;
  /** The oldest first. */
  points: readonly Point[];
  /** Where the axis begins, epoch ms: that of the line above. */
  since: number;
  figure: (value: number) => string;
}

const HEIGHT = 120;
const PAD = 10;
const BAR = 6;

/** Who came in stands above the line, filled; who dropped out hangs below it, in outline. Both to one scale. */
export function MoveBars({ label, points, since, figure }: MoveBarsProps) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(measured, FRAME.least);
  const most = Math.max(...points.flatMap(({ entered, left }) => [entered, left]), 1);
  const middle = HEIGHT / 2;
  const height = (count: number) => (count / most) * (middle - PAD);
  const x = timeScale(since, points.at(-1)?.at ?? since, width);
  return (
    <div ref={ref} className="sizeline">
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        <text x={FRAME.left - 8} y={PAD + 4} textAnchor="end">
          +{figure(most)}
        </text>
        <text x={FRAME.left - 8} y={HEIGHT - PAD + 4} textAnchor="end">
          −{figure(most)}
        </text>
        <path d={`M${FRAME.left} ${middle}H${width - FRAME.right}`} className="grid" />
        {points.map(({ at, entered, left }) => (
          <g key={at}>
            {entered > 0 && (
              <rect x={x(at) - BAR / 2} y={middle - height(entered)} width={BAR} height={height(entered)} className="entered" />
            )}
            {left > 0 && <rect x={x(at) - BAR / 2 + 0.5} y={middle + 0.5} width={BAR - 1} height={height(left)} className="left" />}
          </g>
        ))}
      </svg>
    </div>
  );
}
