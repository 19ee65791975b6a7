import { Link } from '@tanstack/react-router';
import type { OverviewQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Progress } from '../../ui/show.js';

export function RecentImports({ imports }: { imports: OverviewQuery['imports'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <section className="gap2">
      <div className="sec">
        <h2 className="over">{t('overview.imports')}</h2>
        <span className="sp" />
        {imports.totalCount > 0 && (
          <Link to="/imports" className="link sm">
            {t('overview.allImports')}
          </Link>
        )}
      </div>
      {imports.nodes.length === 0 && <p className="sm i2">{t('overview.noImports')}</p>}
      <ul className="jobs">
        {imports.nodes.map((item) => {
          const state: MessageKey = `imports.state.${item.state}`;
          return (
            <li key={item.id}>
              <div className="t">
                <Link to="/imports/$id" params={{ id: item.id }}>
                  <b>{item.file.name}</b>
                </Link>
                <span className="sp" />
                <span className="i2">{t(state)}</span>
              </div>
              {item.state === 'RUNNING' && item.progress && (
                <Progress label={item.file.name} share={item.progress.done / Math.max(1, item.progress.total)} />
              )}
              <div className="s">
                <span>{t('imports.rows', { count: item.rows.total })}</span>
                <span>{format.ago(item.createdAt)}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
