import './roles.css';
import { useQuery } from '@apollo/client/react';
import { actions, labels } from '@regulars/graph';
import type { RolesQuery } from '../../gql/graphql.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { Icon } from '../../ui/icon.js';
import { PageHeader, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { RolesDocument } from './access.graphql.js';

type Role = RolesQuery['roles']['nodes'][number];

/** What each role may read and do, as one matrix. */
export function RolesPage() {
  const t = useT();
  useCrumbs({ label: t('roles.title') });
  const { data, error, refetch } = useQuery(RolesDocument);
  const roles = data?.roles.nodes;
  return (
    <div className="page">
      <PageHeader title={t('roles.title')} />
      <p className="i2 lede2">{t('roles.lede')}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!roles && !error && <Skeleton lines={11} />}
      {roles && (
        <>
          <LabelMatrix roles={roles} />
          <h2 className="over gap">{t('roles.actions')}</h2>
          <ActionMatrix roles={roles} />
          <Exceptions roles={roles} />
        </>
      )}
    </div>
  );
}

function RoleHeads({ roles, first }: { roles: readonly Role[]; first: string }) {
  const roleName = useRoleName();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {roles.map((role) => (
          <th key={role.id} scope="col">
            {roleName(role)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function LabelMatrix({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  return (
    <Table caption={t('roles.matrix')} className="matrix">
      <RoleHeads roles={roles} first={t('roles.label')} />
      <tbody>
        {labels.map((label) => {
          const name: MessageKey = `roles.label.${label}`;
          const note: MessageKey = `roles.label.${label}.note`;
          return (
            <tr key={label}>
              <th scope="row">
                {t(name)}
                <span className="note">{t(note)}</span>
              </th>
              {roles.map((role) => {
                const level = role.labels.find((entry) => entry.label === label)?.level ?? 'NONE';
                const word: MessageKey = `roles.level.${level}`;
                return (
                  <td key={role.id} className={`level ${level.toLowerCase()}`}>
                    {t(word)}
                  </td>
                );
              })}
            </tr>
          );
        })}
        <tr>
          <th scope="row">{t('roles.scope')}</th>
          {roles.map((role) => (
            <td key={role.id} className={role.rowScope ? 'scope' : 'i2'}>
              {role.rowScope ? <code>{role.rowScope}</code> : t('roles.allRows')}
            </td>
          ))}
        </tr>
      </tbody>
    </Table>
  );
}

function ActionMatrix({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  return (
    <Table caption={t('roles.actions')} className="matrix">
      <RoleHeads roles={roles} first={t('roles.action')} />
      <tbody>
        {actions.map((action) => {
          const name: MessageKey = `roles.action.${action}`;
          return (
            <tr key={action}>
              <th scope="row">{t(name)}</th>
              {roles.map((role) => (
                <td key={role.id} className={role.actions.includes(action) ? 'good' : 'i3'}>
                  {role.actions.includes(action) ? <Icon name="check" /> : <span aria-hidden="true">–</span>}
                  <span className="vh">{t(role.actions.includes(action) ? 'roles.may' : 'roles.mayNot')}</span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Exceptions({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  const roleName = useRoleName();
  const apart = roles.filter((role) => role.fields.length > 0);
  if (apart.length === 0) return null;
  return (
    <section>
      <h2 className="over gap">{t('roles.exceptions')}</h2>
      {apart.map((role) => (
        <dl key={role.id} className="kv">
          {role.fields.map(({ field, level }) => {
            const word: MessageKey = `roles.level.${level}`;
            return [
              <dt key={field}>
                {roleName(role)} · <code>{field}</code>
              </dt>,
              <dd key={`${field}-level`}>{t(word)}</dd>,
            ];
          })}
        </dl>
      ))}
    </section>
  );
}
