import { useQuery } from '@apollo/client/react';
import { useMemo, useReducer, useState } from 'react';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button, IconButton } from '../../ui/button.js';
import { Tabs } from '../../ui/choose.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Menu } from '../../ui/menu.js';
import { PageHeader, Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { ChangeBar } from './change-bar.js';
import { GraphTab } from './graph-tab.js';
import { HistoryTab } from './history-tab.js';
import { MatrixTab } from './matrix-tab.js';
import { DeleteRoleDialog, NewRoleDialog, RenameRoleDialog } from './role-dialogs.js';
import { editsOf, reduceDrafts, type Role } from './role-draft.js';
import { RolesDocument } from './roles.graphql.js';
import { RowsTab, type ScopeEditor } from './rows-tab.js';
import { SaveDialog } from './save-dialog.js';
import { useDryRun } from './use-dry-run.js';
import { WhyTab } from './why-tab.js';

export const rolesTabs = ['matrix', 'rows', 'graph', 'history', 'why'] as const;
export type RolesTab = (typeof rolesTabs)[number];

const cameWithTheProduct: readonly string[] = ['owner', 'marketer', 'analyst', 'support', 'partner'];

interface RolesPageProps {
  tab: RolesTab;
  onTab: (tab: RolesTab) => void;
  /** The builder's editor of conditions. */
  Editor: ScopeEditor;
}

type Opened = { readonly kind: 'new' | 'save' } | { readonly kind: 'rename' | 'delete'; readonly role: Role };

/** The roles desk: everything a role may see and do, changed together and saved with a reason. */
export function RolesPage({ tab, onTab, Editor }: RolesPageProps) {
  const t = useT();
  const roleName = useRoleName();
  useCrumbs({ label: t('roles.title') });
  const { data, error, refetch } = useQuery(RolesDocument, { fetchPolicy: 'cache-and-network' });
  const [drafts, dispatch] = useReducer(reduceDrafts, {});
  const [opened, setOpened] = useState<Opened>();
  const edits = useMemo(() => editsOf(data?.roles.nodes ?? [], drafts), [data, drafts]);
  const dry = useDryRun(edits);
  const close = () => setOpened(undefined);
  const renew = () => {
    close();
    void refetch();
  };
  if (!data) {
    return (
      <div className="page">
        <PageHeader title={t('roles.title')} />
        {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={11} />}
      </div>
    );
  }
  const { nodes: roles } = data.roles;
  const fields = data.roleFields;
  const menuOf = (role: Role) => (
    <Menu
      label={t('roles.menu', { name: roleName(role) })}
      trigger={<IconButton icon="more" label={t('roles.menu', { name: roleName(role) })} />}
      groups={[
        [
          {
            key: 'rename',
            label: t('roles.rename'),
            icon: 'pencil' as const,
            disabled: cameWithTheProduct.includes(role.key),
            onSelect: () => setOpened({ kind: 'rename', role }),
          },
          {
            key: 'delete',
            label: t('roles.delete'),
            icon: 'trash' as const,
            danger: true,
            disabled: cameWithTheProduct.includes(role.key),
            onSelect: () => setOpened({ kind: 'delete', role }),
          },
        ],
      ]}
    />
  );
  return (
    <div className="page roles">
      <PageHeader
        title={t('roles.title')}
        actions={
          <Button icon="plus" onClick={() => setOpened({ kind: 'new' })}>
            {t('roles.new')}
          </Button>
        }
      />
      <p className="i2 lede2">{t('roles.lede')}</p>
      <Tabs label={t('roles.title')} value={tab} tabs={rolesTabs.map((key) => ({ key, label: t(`roles.tab.${key}`) }))} onChange={onTab}>
        {tab === 'matrix' && <MatrixTab {...{ roles, fields, drafts, dispatch, menuOf }} />}
        {tab === 'rows' && <RowsTab {...{ roles, drafts, dispatch, Editor }} />}
        {tab === 'graph' && <GraphTab {...{ roles, edits }} />}
        {tab === 'history' && <HistoryTab {...{ roles, fields }} onDecided={() => void refetch()} />}
        {tab === 'why' && <WhyTab {...{ roles, fields }} />}
      </Tabs>
      {edits.length > 0 && (
        <ChangeBar {...dry} onReview={() => setOpened({ kind: 'save' })} onForget={() => dispatch({ type: 'forget' })} />
      )}
      {opened?.kind === 'new' && <NewRoleDialog roles={roles} onClose={close} onDone={renew} />}
      {opened?.kind === 'delete' && <DeleteRoleDialog role={opened.role} onClose={close} onDone={renew} />}
      {opened?.kind === 'rename' && (
        <RenameRoleDialog
          role={opened.role}
          name={drafts[opened.role.key]?.name ?? opened.role.name}
          onClose={close}
          onName={(name) => {
            dispatch({ type: 'name', role: opened.role.key, name });
            close();
          }}
        />
      )}
      {opened?.kind === 'save' && dry.dryRun && (
        <SaveDialog
          {...{ edits, roles, fields }}
          dryRun={dry.dryRun}
          onClose={close}
          onSaved={() => {
            dispatch({ type: 'forget' });
            renew();
          }}
        />
      )}
    </div>
  );
}
