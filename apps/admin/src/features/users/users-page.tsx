import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useExplainRights } from '../../lib/explain-rights.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { useViewer } from '../../lib/session.js';
import { Button, IconButton } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Menu } from '../../ui/menu.js';
import { More } from '../../ui/more.js';
import { Chip, PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { DisableUserDialog, EditUserDialog, InviteDialog, LinkDialog, type ShownLink, type User } from './user-dialogs.js';
import {
  EnableUserDocument,
  EndUserSessionsDocument,
  NewPasswordLinkDocument,
  ResetSecondFactorDocument,
  UsersDocument,
} from './users.graphql.js';

type Opened =
  | { readonly kind: 'invite' }
  | { readonly kind: 'link'; readonly link: ShownLink }
  | { readonly kind: 'edit' | 'disable'; readonly user: User };

/** Who can sign in, and as what. */
export function UsersPage() {
  const t = useT();
  const roleName = useRoleName();
  const { user: me } = useViewer();
  useCrumbs({ label: t('users.title') });
  const { data, error, refetch, fetchMore } = useQuery(UsersDocument);
  const [opened, setOpened] = useState<Opened>();
  const page = data?.users;
  const roles = data?.roles.nodes ?? [];
  const close = () => setOpened(undefined);
  const renew = () => {
    close();
    void refetch();
  };
  return (
    <div className="page">
      <PageHeader
        title={t('users.title')}
        lede={t('users.lede')}
        actions={
          <Button icon="plus" variant="primary" onClick={() => setOpened({ kind: 'invite' })}>
            {t('users.invite')}
          </Button>
        }
      />
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton />}
      {page && (
        <>
          <Table caption={t('users.title')} className="people">
            <thead>
              <tr>
                <th scope="col">{t('users.name')}</th>
                <th scope="col">{t('users.email')}</th>
                <th scope="col">{t('users.role')}</th>
                <th scope="col">{t('users.lastSeen')}</th>
                <th scope="col">{t('users.state')}</th>
                <th scope="col">
                  <span className="vh">{t('users.acts')}</span>
                </th>
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
                  <td className="i2">
                    <LastSeen at={user.lastSeenAt ?? undefined} />
                  </td>
                  <td>
                    <State user={user} />
                  </td>
                  <td>
                    <UserMenu user={user} onOpen={setOpened} onDone={renew} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <More
            page={page.pageInfo}
            onMore={(after) =>
              fetchMore({
                variables: { after },
                updateQuery: (seen, { fetchMoreResult: next }) => ({ ...seen, users: joined(seen.users, next.users) }),
              })
            }
          >
            {t('users.count', { count: page.totalCount })}
          </More>
        </>
      )}
      {opened?.kind === 'invite' && (
        <InviteDialog
          roles={roles}
          onClose={close}
          onInvited={(link) => {
            setOpened(link && { kind: 'link', link });
            void refetch();
          }}
        />
      )}
      {opened?.kind === 'link' && <LinkDialog link={opened.link} onClose={close} />}
      {opened?.kind === 'edit' && <EditUserDialog user={opened.user} roles={roles} onClose={close} onDone={renew} />}
      {opened?.kind === 'disable' && <DisableUserDialog user={opened.user} onClose={close} onDone={renew} />}
    </div>
  );
}

function LastSeen({ at }: { at: string | undefined }) {
  const format = useFormat();
  return at === undefined ? <span aria-hidden="true">–</span> : format.dateTime(at);
}

function State({ user }: { user: User }) {
  const t = useT();
  if (user.disabledAt) return <Chip tone="not">{t('users.disabled')}</Chip>;
  return user.isInvited ? <Chip tone="warn">{t('users.invited')}</Chip> : <Chip tone="good">{t('users.active')}</Chip>;
}

function UserMenu({ user, onOpen, onDone }: { user: User; onOpen: (opened: Opened) => void; onDone: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplainRights();
  const [enable] = useMutation(EnableUserDocument);
  const [end] = useMutation(EndUserSessionsDocument);
  const [makeLink] = useMutation(NewPasswordLinkDocument);
  const [resetFactor] = useMutation(ResetSecondFactorDocument);
  const { id, name } = user;
  const tell = (error: unknown) => toast(explain(error));
  const isClosed = user.disabledAt != null;
  return (
    <Menu
      label={t('users.actsFor', { name })}
      trigger={<IconButton icon="more" label={t('users.actsFor', { name })} />}
      groups={[
        [
          { key: 'edit', label: t('users.editAct'), icon: 'pencil', onSelect: () => onOpen({ kind: 'edit', user }) },
          {
            key: 'link',
            label: t('users.newLink'),
            icon: 'lock',
            disabled: isClosed,
            onSelect: () =>
              void makeLink({ variables: { id } })
                .then(({ data }) => {
                  const { path, expiresAt } = data?.newPasswordLink ?? {};
                  if (path == null || expiresAt == null) toast(t('users.linkMailed', { name }));
                  else onOpen({ kind: 'link', link: { name, path, expiresAt } });
                })
                .catch(tell),
          },
          ...(user.hasSecondFactor
            ? [
                {
                  key: 'factor',
                  label: t('users.resetFactor'),
                  icon: 'shield' as const,
                  onSelect: () =>
                    void resetFactor({ variables: { id } })
                      .then(() => {
                        toast(t('users.factorReset', { name }));
                        onDone();
                      })
                      .catch(tell),
                },
              ]
            : []),
          {
            key: 'out',
            label: t('users.signOut'),
            icon: 'return',
            disabled: user.lastSeenAt == null,
            onSelect: () =>
              void end({ variables: { id } })
                .then(({ data }) => {
                  toast(t('users.signedOut', { name, count: data?.endUserSessions ?? 0 }));
                  onDone();
                })
                .catch(tell),
          },
        ],
        [
          isClosed
            ? {
                key: 'enable',
                label: t('users.enable'),
                icon: 'check',
                onSelect: () => void enable({ variables: { id } }).then(onDone).catch(tell),
              }
            : { key: 'disable', label: t('users.disable'), icon: 'cross', danger: true, onSelect: () => onOpen({ kind: 'disable', user }) },
        ],
      ]}
    />
  );
}
