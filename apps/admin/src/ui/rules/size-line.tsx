import { useElementSize } from '@mantine/hooks';
import { FRAME, timeScale } from './time-frame.js';

interface Point {
  /** Epoch ms. */
  readonly at: number;
  readonly count: number;
  readonly version: number;
}

interface SizeLineProps {
  /** The picture in one sentence. */
  label: string;
  points: readonly Point[];
  figure: (value: number) => string;
  day: (at: number) => string;
}

const HEIGHT = 260;
const { left: LEFT, right: RIGHT } = FRAME;
const TOP = 22;
const BOTTOM = 28;

/** The size of a segment as a stepped line; each version is a mark with its number. Its table twin carries the figures. */
export function SizeLine({ label, points, figure, day }: SizeLineProps) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(measured, FRAME.least);
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? first;
  const top = niceTop(Math.max(...points.map((point) => point.count), 1));
  const x = timeScale(first, last, width);
  const y = (count: number) => TOP + (1 - count / top) * (HEIGHT - TOP - BOTTOM);
  const line = points
    .map((point, index) => (index === 0 ? `M${x(point.at)} ${y(point.count)}` : `H${x(point.at)}V${y(point.count)}`))
    .join('');
  const versions = points.filter((point, index) => point.version !== points[index - 1]?.version);
  return (
    <div ref={ref} className="sizeline">
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path d={`M${LEFT} ${y(top * share)}H${width - RIGHT}`} className="grid" />
            <text x={LEFT - 8} y={y(top * share) + 4} textAnchor="end">
              {figure(top * share)}
            </text>
          </g>
        ))}
        {versions.map((point) => (
          <g key={point.version}>
            <path d={`M${x(point.at)} ${TOP}V${HEIGHT - BOTTOM}`} className="mark" />
            <text x={x(point.at)} y={TOP - 8} textAnchor="middle" className="s">
              v{point.version}
            </text>
          </g>
        ))}
        <path d={line} className="line" />
        {points.length === 1 && <circle cx={x(first)} cy={y(points[0]?.count ?? 0)} r="3.5" className="dotmark" />}
        <text x={x(first)} y={HEIGHT - 8} textAnchor={last === first ? 'middle' : 'start'}>
          {day(first)}
        </text>
        {last !== first && (
          <text x={width - RIGHT} y={HEIGHT - 8} textAnchor="end">
            {day(last)}
          </text>
        )}
      </svg>
    </div>
  );
}

/** The next round figure above. */
function niceTop(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * step >= value) ?? 10) * step;
}
