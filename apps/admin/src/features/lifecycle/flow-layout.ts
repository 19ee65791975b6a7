import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import type { LifecycleStage } from '../../gql/graphql.js';

export interface Flow {
  readonly from: LifecycleStage | null | undefined;
  readonly to: LifecycleStage;
  readonly customers: number;
  readonly condition: string;
}

/** The order of a life; null stands for who was not known yet. */
export const lifeOrder = ['LEAD', 'NEW', 'ACTIVE', 'GROWING', 'AT_RISK', 'LAPSED', 'WON_BACK'] as const satisfies readonly LifecycleStage[];

interface Node {
  readonly stage: LifecycleStage | null;
  readonly side: 'first' | 'last';
}
interface Band {
  readonly source: number;
  readonly target: number;
  readonly value: number;
  readonly flow: Flow;
}

/** Where the stages of two days and the bands between them are drawn. */
export function flowLayout(flows: readonly Flow[], width: number, height: number) {
  const first = [null, ...lifeOrder].filter((stage) => flows.some((flow) => (flow.from ?? null) === stage));
  const last = lifeOrder.filter((stage) => flows.some((flow) => flow.to === stage));
  const nodes: Node[] = [
    ...first.map((stage): Node => ({ stage, side: 'first' })),
    ...last.map((stage): Node => ({ stage, side: 'last' })),
  ];
  const links: Band[] = flows.map((flow) => ({
    source: first.indexOf(flow.from ?? null),
    target: first.length + last.indexOf(flow.to as (typeof last)[number]),
    value: flow.customers,
    flow,
  }));
  const laid = sankey<Node, Band>()
    .nodeWidth(8)
    .nodePadding(18)
    .nodeSort(() => 0)
    .extent([
      [0, 10],
      [width, height - 10],
    ])({ nodes, links });
  const path = sankeyLinkHorizontal();
  return {
    nodes: laid.nodes.map(({ stage, side, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 }) => ({
      stage,
      side,
      x: x0,
      wide: x1 - x0,
      y: y0,
      tall: y1 - y0,
      value,
    })),
    bands: laid.links.map((link) => ({ flow: link.flow, path: path(link) ?? '', thick: Math.max(1, link.width ?? 0) })),
  };
}
