import { useQuery } from '@apollo/client/react';
import type { Group } from '@regulars/segment-language';
import { Link } from '@tanstack/react-router';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { localeOf } from '../../lib/preferences.js';
import { Icon } from '../../ui/icon.js';
import { Skeleton } from '../../ui/show.js';
import { ExplainDocument } from './builder.graphql.js';
import { firstFailing, verdictLines, type VerdictLine as Line } from './verdict-lines.js';

interface WhyProps {
  customerId: string;
  /** The rule being built; a saved segment is named by `segmentId` instead. */
  condition?: Group;
  segmentId?: string;
  /** Of a rule being built: when and in which zone it is judged. */
  moment?: JudgedAt | undefined;
}

export interface JudgedAt {
  readonly zone: string;
  /** ISO 8601; undefined is now. */
  readonly at: string | undefined;
}

/** Why this customer is in or not: each rule's verdict, the value seen, and the rows that decided it. */
export function Why({ customerId, condition, segmentId, moment }: WhyProps) {
  const t = useT();
  const explain = useExplain();
  const { language } = useLanguage();
  const format = useFormat();
  const { data, error } = useQuery(ExplainDocument, {
    variables: { customerId, locale: localeOf(language), ...(condition ? { condition, ...moment } : { segmentId }) },
    fetchPolicy: 'no-cache',
  });
  if (error) return <p className="ev bad">{explain(error)}</p>;
  if (!data?.explainMembership) return <Skeleton lines={2} height={12} />;
  const { member, override, conditions, nextChange } = data.explainMembership;
  const lines = verdictLines(conditions);
  const failing = member || override ? undefined : firstFailing(conditions);
  return (
    <ul className="ev">
      <li className={member ? 'verdict in' : 'verdict out'}>
        <span className={member ? 'y' : 'n'}>
          <Icon name={member ? 'check' : 'cross'} />
        </span>
        <b>{member ? t('segments.why.in') : failing ? t('segments.why.outBy', { rule: failing.words }) : t('segments.why.out')}</b>
      </li>
      {override && override.kind !== 'RULE' && (
        <li>
          <span>
            <Icon name="pencil" />
          </span>
          <span>{t(override.kind === 'INCLUDE' ? 'segments.why.included' : 'segments.why.excluded', { reason: override.reason })}</span>
        </li>
      )}
      {lines.map((line) => (
        <VerdictLine key={line.verdict.path.join('.')} line={line} />
      ))}
      {nextChange && (
        <li className="clock">
          <span>
            <Icon name="clock" />
          </span>
          <span>{t(nextChange.member ? 'segments.why.enters' : 'segments.why.leaves', { day: format.date(nextChange.at) })}</span>
        </li>
      )}
      <li>
        <span />
        <Link to="/customers/$id" params={{ id: customerId }} className="link xs">
          {t('segments.why.open')}
        </Link>
      </li>
    </ul>
  );
}

function VerdictLine({ line: { verdict, depth, seen } }: { line: Line }) {
  const { holds, words, needed } = verdict;
  const rows = seen?.rows;
  const t = useT();
  const format = useFormat();
  return (
    <li style={depth ? { paddingInlineStart: depth * 14 } : undefined}>
      <span className={holds ? 'y' : 'n'}>
        <Icon name={holds ? 'check' : 'cross'} />
      </span>
      <span>
        <span className="vh">{t(holds ? 'segments.why.holds' : 'segments.why.fails')}</span>
        {words}{' '}
        {seen && <span className="i3">{t('segments.why.saw', { value: valueText(seen.value, format, t('segments.why.nothing')) })}</span>}
        {!holds && needed && seen && <span className="i3"> {t('segments.why.needed', { needed })}</span>}
        {rows && rows.nodes.length > 0 && (
          <ul className="evrows">
            {rows.nodes.map((row) => (
              <li key={row.id}>
                {row.at ? `${format.date(row.at)} · ` : ''}
                {row.text}
              </li>
            ))}
            {rows.totalCount > rows.nodes.length && <li>{t('segments.value.more', { count: rows.totalCount - rows.nodes.length })}</li>}
          </ul>
        )}
      </span>
    </li>
  );
}

/** The value a rule looked at, as people read it. */
function valueText(value: unknown, format: ReturnType<typeof useFormat>, nothing: string): string {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'number') return format.number(value, 4);
  if (Array.isArray(value)) return value.length ? value.map((each) => valueText(each, format, nothing)).join(', ') : nothing;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return format.dateTime(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
