import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear, scalePoint } from '@visx/scale';
import { Bar, LinePath } from '@visx/shape';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import './chart.css';

const height = 240;
const margin = { top: 12, right: 12, bottom: 28, left: 64 };
const row = 30;

interface ChartProps {
  /** What is drawn, for those who hear it; its figures are in the table beside it. */
  label: string;
  /** How a figure reads on the axis. */
  format: (value: number) => string;
}

interface DrawingProps {
  label: string;
  tall: number;
  /** `group` where parts of the drawing can be reached. */
  role?: 'img' | 'group';
  children: (width: number) => ReactNode;
}

/** Draws as wide as there is room. */
export function Drawing({ label, tall, role = 'img', children }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div className="chart" ref={box} style={{ height: tall }}>
      {width > 0 && (
        <svg width={width} height={tall} role={role} aria-label={label}>
          {children(width)}
        </svg>
      )}
    </div>
  );
}

export interface Line {
  readonly name: string;
  /** one for each key; null where there is none */
  readonly values: readonly (number | null)[];
}

/** Lines over keys in order; up to six, told apart by colour and named in a legend. */
export function LineChart({ label, format, keys, lines }: ChartProps & { keys: readonly string[]; lines: readonly Line[] }) {
  const most = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0) || 1;
  const least = Math.min(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0);
  return (
    <figure className="charted">
      <Drawing label={label} tall={height}>
        {(width) => {
          const x = scalePoint({ domain: [...keys], range: [margin.left, width - margin.right] });
          const y = scaleLinear({ domain: [least, most], range: [height - margin.bottom, margin.top], nice: 4 });
          const shown = Math.max(1, Math.ceil(keys.length / Math.max(2, Math.floor((width - margin.left) / 90))));
          return (
            <>
              <AxisLeft
                left={margin.left}
                scale={y}
                numTicks={4}
                tickFormat={(value) => format(Number(value))}
                hideAxisLine
                axisClassName="axis"
              />
              <AxisBottom
                top={height - margin.bottom}
                scale={x}
                tickValues={keys.filter((_, at) => at % shown === 0)}
                axisClassName="axis"
              />
              {lines.map(({ name, values }, at) => (
                <LinePath
                  key={name}
                  data={values.map((value, index) => ({ value, key: keys[index] ?? '' }))}
                  defined={({ value }) => value !== null}
                  x={({ key }) => x(key) ?? 0}
                  y={({ value }) => y(value ?? 0)}
                  className={`line c${at + 1}`}
                />
              ))}
            </>
          );
        }}
      </Drawing>
      {lines.length > 1 && (
        <figcaption className="legend">
          {lines.map(({ name }, at) => (
            <span key={name} className={`c${at + 1}`}>
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

export interface BarOf {
  readonly name: string;
  readonly value: number;
  /** what it is held against */
  readonly before?: number | undefined;
}

/** A bar for each name, the figure beside it; what it is held against is a thinner one beneath. */
export function BarChart({ label, format, bars }: ChartProps & { bars: readonly BarOf[] }) {
  const tall = bars.length * row + 4;
  const most = Math.max(...bars.flatMap(({ value, before }) => [value, before ?? 0]), 0) || 1;
  return (
    <Drawing label={label} tall={tall}>
      {(width) => {
        const left = Math.min(180, width * 0.35);
        const y = scaleBand({ domain: bars.map(({ name }) => name), range: [0, tall], padding: 0.25 });
        const x = scaleLinear({ domain: [0, most], range: [0, Math.max(10, width - left - 96)] });
        const thick = y.bandwidth();
        return bars.map(({ name, value, before }) => {
          const top = y(name) ?? 0;
          const long = Math.max(0, x(value));
          return (
            <g key={name}>
              <text x={left - 10} y={top + thick / 2} className="name" textAnchor="end" dominantBaseline="central">
                {name.length > left / 8 ? `${name.slice(0, Math.floor(left / 8))}…` : name}
              </text>
              <Bar x={left} y={top} width={long} height={before === undefined ? thick : thick * 0.6} className="mark" />
              {before !== undefined && (
                <Bar x={left} y={top + thick * 0.66} width={Math.max(0, x(before))} height={thick * 0.34} className="mark before" />
              )}
              <text
                x={left + Math.max(long, before === undefined ? 0 : x(before)) + 8}
                y={top + thick / 2}
                className="figure"
                dominantBaseline="central"
              >
                {format(value)}
              </text>
            </g>
          );
        });
      }}
    </Drawing>
  );
}
