import { useQuery } from '@apollo/client/react';
import { nodeAt, type Condition } from '@regulars/segment-language';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { DiffDocument } from './builder.graphql.js';
import { customerName } from './customer-line.js';
import { ruleText, type Speech } from './rule-parts.js';

interface MemberDiffProps {
  segmentId: string;
  /** The rule that would replace the one in force. */
  condition: Condition;
  speech: Speech;
}

/** Who would enter, leave and stay if a rule replaced the one in force, and which of its lines is responsible. */
export function MemberDiff({ segmentId, condition, speech }: MemberDiffProps) {
  const t = useT();
  const explain = useExplain();
  const format = useFormat();
  const { data, error } = useQuery(DiffDocument, { variables: { id: segmentId, condition }, fetchPolicy: 'no-cache' });
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  if (!data) return <Skeleton lines={3} />;
  const diff = data.diffSegment;
  if (!diff) return null;
  return (
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
              const node = nodeAt(condition, line.path);
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
