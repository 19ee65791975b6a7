import { useQuery } from '@apollo/client/react';
import { describe, nodeAt } from '@regulars/segment-language';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useBuilder } from './builder-context.js';
import { conditionOf } from './condition-of.js';
import { customerName } from './customer-line.js';
import { ruleText } from './rule-parts.js';
import { RuleDiff } from './rule-diff.js';
import type { SavedSegment } from './save-controls.js';
import { asGroup } from './tree-rows.js';
import { DiffDocument } from './builder.graphql.js';

/** What saving would change: who enters, who leaves, and which line is responsible. */
export function CompareDialog({ segment, onClose }: { segment: SavedSegment; onClose: () => void }) {
  const t = useT();
  const explain = useExplain();
  const format = useFormat();
  const { language } = useLanguage();
  const { state, catalogue, speech } = useBuilder();
  const { data, error } = useQuery(DiffDocument, { variables: { id: segment.id, condition: state.root }, fetchPolicy: 'no-cache' });
  const before = conditionOf(segment);
  const diff = data?.diffSegment;
  return (
    <Dialog open title={t('segments.diff.title', { version: segment.version })} onClose={onClose} size={720}>
      <div className="sides">
        <section>
          <h3 className="over">{t('segments.conflict.inForce', { version: segment.version })}</h3>
          <p>{before ? describe(before, catalogue, language) : segment.text}</p>
        </section>
        <section>
          <h3 className="over">{t('segments.conflict.yours')}</h3>
          <p>{describe(state.root, catalogue, language)}</p>
        </section>
      </div>
      {before && (
        <>
          <h3 className="over">{t('segments.diff.lines')}</h3>
          <RuleDiff before={asGroup(before)} after={state.root} speech={speech} label={t('segments.diff.lines')} />
        </>
      )}
      {error && <Banner tone="not">{explain(error)}</Banner>}
      {!data && !error && <Skeleton lines={3} />}
      {diff && (
        <>
          <dl className="trio">
            <Figure
              label={t('segments.diff.entering')}
              value={`+${format.number(diff.entering)}`}
              names={diff.sampleEntering?.nodes.map(customerName)}
            />
            <Figure
              label={t('segments.diff.leaving')}
              value={`−${format.number(diff.leaving)}`}
              names={diff.sampleLeaving?.nodes.map(customerName)}
            />
            <Figure label={t('segments.diff.staying')} value={format.number(diff.staying)} />
          </dl>
          {diff.byCondition.length > 0 && (
            <Table caption={t('segments.diff.by')}>
              <thead>
                <tr>
                  <th scope="col">{t('segments.diff.condition')}</th>
                  <th scope="col" className="num">
                    {t('segments.diff.entering')}
                  </th>
                  <th scope="col" className="num">
                    {t('segments.diff.leaving')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {diff.byCondition.map((line) => {
                  const node = nodeAt(state.root, line.path);
                  return (
                    <tr key={line.path.join('.')}>
                      <th scope="row">{node ? ruleText(node, speech) : ''}</th>
                      <td className="num">{format.number(line.entering)}</td>
                      <td className="num">{format.number(line.leaving)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          )}
        </>
      )}
    </Dialog>
  );
}

function Figure({ label, value, names }: { label: string; value: string; names?: readonly string[] | undefined }) {
  const format = useFormat();
  return (
    <div>
      <dt>{label}</dt>
      <dd className="f">{value}</dd>
      {names && names.length > 0 && <dd className="xs i3">{format.list(names)}</dd>}
    </div>
  );
}
