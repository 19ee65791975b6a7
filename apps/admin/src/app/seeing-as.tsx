import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback, type ReactNode } from 'react';
import { Rich, useT } from '../lib/i18n.js';
import { useRoleName } from '../lib/role-name.js';
import { useCan, useViewer } from '../lib/session.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { RoleNamesDocument, SeeAsDocument, StopSeeingAsDocument } from './shell.graphql.js';

/** A fresh page: nothing that was read as one role stays in memory for another. */
const startAnew = (): void => window.location.assign('/');

/** The role one sees the shop as; who edits roles looks through another one here, and comes back. */
export function SeeingAs() {
  const t = useT();
  const roleName = useRoleName();
  const can = useCan();
  const { role, isSeeingAs } = useViewer();
  const words = (
    <>
      <Icon name="eye" />
      <span>
        <Rich k="shell.seeingAs" values={{ role: roleName(role) }} />
      </span>
    </>
  );
  if (isSeeingAs) return <BackToOwnRole>{words}</BackToOwnRole>;
  if (can('roles.edit')) return <OtherRoles>{words}</OtherRoles>;
  return (
    <span className="ghost seeing only-d" title={t('shell.role')}>
      {words}
    </span>
  );
}

function OtherRoles({ children }: { children: ReactNode }) {
  const t = useT();
  const roleName = useRoleName();
  const { role } = useViewer();
  const { data } = useQuery(RoleNamesDocument);
  const [seeAs] = useMutation(SeeAsDocument);
  const choose = useCallback((key: string) => void seeAs({ variables: { role: key } }).then(startAnew), [seeAs]);
  return (
    <Menu
      label={t('shell.seeAs')}
      trigger={
        <button type="button" className="ghost seeing only-d">
          {children}
          <Icon name="down" size={12} />
        </button>
      }
      groups={[
        (data?.roles.nodes ?? []).map((each) => ({
          key: each.key,
          label: roleName(each),
          chosen: each.key === role.key,
          disabled: each.key === role.key,
          onSelect: () => choose(each.key),
        })),
      ]}
    />
  );
}

function BackToOwnRole({ children }: { children: ReactNode }) {
  const t = useT();
  const [stop, { loading }] = useMutation(StopSeeingAsDocument);
  return (
    <button type="button" className="ghost seeing borrowed" disabled={loading} onClick={() => void stop().then(startAnew)}>
      {children}
      <span className="back">{t('shell.seeingAsBack')}</span>
    </button>
  );
}
