import { nodeAt, type Group, type Path } from '@regulars/segment-language';
import { useMemo } from 'react';
import { useFormat } from '../../lib/format.js';
import { FunnelBar } from '../../ui/rules/bars.js';
import { useBuilder } from './builder-context.js';
import { countsByPath } from './counts.js';
import { funnelSteps, lossOf } from './funnel.js';
import { ruleText } from './rule-parts.js';
import { pathKey } from './tree-rows.js';
import type { Preview } from './use-preview.js';

interface FunnelBlockProps {
  preview: Preview;
  /** The condition that the preview counted. */
  counted: Group;
  onJump: (row: Path) => void;
}

/** Who drops out where: one bar a line, each a way to its rule. The last is the hero's own figure. */
export function FunnelBlock({ preview, counted, onJump }: FunnelBlockProps) {
  const { speech } = useBuilder();
  const { t } = speech;
  const format = useFormat();
  const steps = useMemo(() => funnelSteps(counted, countsByPath(preview)), [counted, preview]);
  const share = (left: number) => (preview.total > 0 ? left / preview.total : 0);
  return (
    <section className="blk">
      <div className="sec">
        <h2 className="over">{t('segments.funnel.title')}</h2>
      </div>
      <ul className="fun">
        <FunnelBar
          name={t('segments.funnel.everyone')}
          figure={format.number(preview.total)}
          drop=""
          share={1}
          onPress={() => onJump([])}
        />
        {steps.map((step, index) => {
          const before = steps[index - 1]?.left ?? preview.total;
          const loss = lossOf(before, step.left);
          const node = nodeAt(counted, step.path);
          return (
            <FunnelBar
              key={pathKey(step.path)}
              name={step.path.length && node ? ruleText(node, speech) : t('segments.group.any')}
              figure={format.number(step.left)}
              drop={loss ? `−${format.percent(loss, 0)}` : ''}
              share={share(step.left)}
              isLast={index === steps.length - 1}
              onPress={() => onJump(step.path)}
            />
          );
        })}
      </ul>
    </section>
  );
}
