import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Icon } from '../../ui/icon.js';
import type { ImportRecord } from './import-page.js';

export const takenOf = ({ rows }: ImportRecord) => rows.created + rows.updated + rows.unchanged;

interface ImportFiguresProps {
  item: ImportRecord;
  /** Rows that go in, or are in. */
  ok: number;
  taken: string;
  checked: string;
}

/** Two figures and a bar: what goes in, and what does not. */
export function ImportFigures({ item, ok, taken, checked }: ImportFiguresProps) {
  const t = useT();
  const format = useFormat();
  const { rejected } = item.rows;
  return (
    <>
      <div className="big2">
        <div>
          <p className="f">{format.number(ok)}</p>
          <p>{taken}</p>
        </div>
        {rejected > 0 && (
          <div>
            <p className="f n">{format.number(rejected)}</p>
            <p>{t('imports.checked.bad')}</p>
          </div>
        )}
        <p className="asof all">
          <span className="ex">
            <Icon name="check" />
            {checked}
          </span>
        </p>
      </div>
      <div className="stackbar" role="img" aria-label={t('imports.checked.bar', { ok: format.number(ok), bad: format.number(rejected) })}>
        {ok > 0 && <i style={{ flex: ok }} />}
        {rejected > 0 && <i className="n" style={{ flex: rejected }} />}
      </div>
    </>
  );
}

export function ImportRowCounts({ item, title }: { item: ImportRecord; title: string }) {
  const t = useT();
  const format = useFormat();
  const counts = ['created', 'updated', 'unchanged', 'rejected'] as const;
  return (
    <>
      <h2 className="over">{title}</h2>
      <dl className="kv" style={{ margin: '6px 0 14px' }}>
        {counts.map((count) => [
          <dt key={count}>{t(`imports.${count}`)}</dt>,
          <dd key={`${count}-value`} className={count === 'rejected' && item.rows.rejected > 0 ? 'bad' : undefined}>
            {format.number(item.rows[count])}
          </dd>,
        ])}
        {item.kind === 'ORDERS' && [
          <dt key="anonymous">{t('imports.anonymous')}</dt>,
          <dd key="anonymous-value">{format.number(item.rows.anonymous)}</dd>,
        ]}
      </dl>
      {item.rows.anonymous > 0 && <p className="xs i3 para">{t('imports.anonymousNote')}</p>}
      {item.rejectedUrl && (
        <>
          <p className="sm i2">{t('imports.rejectedNote')}</p>
          <p style={{ margin: '6px 0 0' }}>
            <a className="link sm" href={item.rejectedUrl} download>
              <Icon name="download" size={14} />
              {'\u00a0'}
              {t('imports.downloadRejected')}
            </a>
          </p>
        </>
      )}
    </>
  );
}
