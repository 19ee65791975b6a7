import { useQuery } from '@apollo/client/react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Trouble } from '../../ui/trouble.js';
import { Chip, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { UsersDocument } from './access.graphql.js';

export function UsersPage() {
  const t = useT();
  const format = useFormat();
  const roleName = useRoleName();
  const { user: me } = useViewer();
  useCrumbs({ label: t('users.title') });
  const { data, error, refetch, fetchMore } = useQuery(UsersDocument);
  const page = data?.users;
  return (
    <div className="page">
      <PageHeader title={t('users.title')} lede={t('users.lede')} />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton />}
      {page && (
        <>
          <Table caption={t('users.title')}>
            <thead>
              <tr>
                <th scope="col">{t('users.name')}</th>
                <th scope="col">{t('users.email')}</th>
                <th scope="col">{t('users.role')}</th>
                <th scope="col">{t('users.since')}</th>
                <th scope="col">{t('users.state')}</th>
              </tr>
            </thead>
            <tbody>
              {page.nodes.map((user) => (
                <tr key={user.id}>
                  <th scope="row">
                    {user.name} {user.id === me.id && <span className="i3">({t('users.you')})</span>}
                  </th>
                  <td className="i2">{user.email}</td>
                  <td>{roleName(user.role)}</td>
                  <td className="i2">{format.date(user.createdAt)}</td>
                  <td>{user.disabledAt ? <Chip tone="not">{t('users.disabled')}</Chip> : <Chip tone="good">{t('users.active')}</Chip>}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <div className="pager">
            <span>{t('users.count', { count: page.totalCount })}</span>
            <span className="sp" />
            {page.pageInfo.hasNextPage && (
              <Button
                onClick={() =>
                  void fetchMore({
                    variables: { after: page.pageInfo.endCursor },
                    updateQuery: (seen, { fetchMoreResult: more }) => ({
                      users: { ...more.users, nodes: [...seen.users.nodes, ...more.users.nodes] },
                    }),
                  })
                }
              >
                {t('common.more')}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
