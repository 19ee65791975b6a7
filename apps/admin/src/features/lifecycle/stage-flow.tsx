import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Drawing } from '../../ui/chart.js';
import { type Flow, flowLayout } from './flow-layout.js';

const height = 360;
const names = 150;
const narrow = 84;

/** Who was where on the first day and is where on the last: bands from stage to stage, each the way to a segment of its customers. */
export function StageFlow({ flows, label }: { readonly flows: readonly Flow[]; readonly label: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const said = ({ from, to, customers }: Flow): string =>
    t('lifecycle.band', { from: t(`lifecycle.stage.${from ?? 'NONE'}`), to: t(`lifecycle.stage.${to}`), count: customers });
  const named = ({ from, to }: Flow): string => `${t(`lifecycle.stage.${from ?? 'NONE'}`)} → ${t(`lifecycle.stage.${to}`)}`;
  return (
    <Drawing label={label} tall={height} role={can('segments.edit') ? 'group' : 'img'}>
      {(width) => {
        const side = width < 520 ? narrow : names;
        const { nodes, bands } = flowLayout(flows, Math.max(60, width - 2 * side), height);
        return (
          <g transform={`translate(${side}, 0)`}>
            {bands.map(({ flow, path, thick }) => {
              const band = <path d={path} strokeWidth={thick} className={`band to-${flow.to}`} />;
              return can('segments.edit') ? (
                <Link
                  key={`${flow.from} ${flow.to}`}
                  to="/segments/new"
                  search={{ text: flow.condition, name: named(flow) }}
                  aria-label={said(flow)}
                  className="flow"
                >
                  <title>{said(flow)}</title>
                  {band}
                </Link>
              ) : (
                <g key={`${flow.from} ${flow.to}`}>
                  <title>{said(flow)}</title>
                  {band}
                </g>
              );
            })}
            {nodes.map(({ stage, side: where, x, wide, y, tall, value }) => (
              <g key={`${where} ${stage}`} aria-hidden="true">
                <rect x={x} y={y} width={wide} height={Math.max(1, tall)} className="node" />
                <text
                  x={where === 'first' ? x - 8 : x + wide + 8}
                  y={y + tall / 2}
                  textAnchor={where === 'first' ? 'end' : 'start'}
                  className="name"
                  dominantBaseline="central"
                >
                  {t(`lifecycle.stage.${stage ?? 'NONE'}`)} {side === names && format.number(value)}
                </text>
              </g>
            ))}
          </g>
        );
      }}
    </Drawing>
  );
}
