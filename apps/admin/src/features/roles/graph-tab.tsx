import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { RoleEditInput } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Select } from '../../ui/field.js';
import { Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import type { Role } from './role-draft.js';
import { RoleGraphChangeDocument, RoleSchemaDocument } from './roles.graphql.js';

/** The graph of a role as text, and how unsaved changes would change it. */
export function GraphTab({ roles, edits }: { roles: readonly Role[]; edits: readonly RoleEditInput[] }) {
  const t = useT();
  const roleName = useRoleName();
  const [key, setKey] = useState(edits[0]?.key ?? roles[1]?.key ?? roles[0]?.key ?? '');
  const edit = edits.find((each) => each.key === key);
  return (
    <>
      <div className="matrixtools">
        <Select
          label={t('roles.role')}
          value={key}
          options={roles.map((each) => ({ value: each.key, label: roleName(each) }))}
          onChange={setKey}
        />
      </div>
      {edit ? <GraphChange edit={edit} /> : <GraphNow roleKey={key} />}
    </>
  );
}

function GraphNow({ roleKey }: { roleKey: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery(RoleSchemaDocument, { variables: { key: roleKey }, fetchPolicy: 'no-cache' });
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <Sdl label={t('roles.graph.now')} text={data.roleSchema} />;
}

function GraphChange({ edit }: { edit: RoleEditInput }) {
  const t = useT();
  const { data, error, refetch } = useQuery(RoleGraphChangeDocument, { variables: { roles: [edit] }, fetchPolicy: 'no-cache' });
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  const change = data?.previewRoleChange.schemas[0];
  if (!change) return <Skeleton lines={8} />;
  const lines = [...change.removed.map((text) => ({ text, sign: '−' })), ...change.added.map((text) => ({ text, sign: '+' }))];
  return (
    <>
      <h2 className="over">{t('roles.graph.change', { added: change.added.length, removed: change.removed.length })}</h2>
      {lines.length === 0 ? (
        <p className="i2">{t('roles.graph.same')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <ul className="sdl difference" tabIndex={0} aria-label={t('roles.graph.difference')}>
          {lines.map(({ sign, text }) => (
            <li key={`${sign}${text}`} className={sign === '+' ? 'plus' : 'minus'}>
              <span className="vh">{t(sign === '+' ? 'roles.graph.added' : 'roles.graph.removed')}</span>
              <span aria-hidden="true">{sign} </span>
              {text}
            </li>
          ))}
        </ul>
      )}
      <Sdl label={t('roles.graph.after')} text={change.after} />
    </>
  );
}

function Sdl({ label, text }: { label: string; text: string }) {
  return (
    <>
      <h2 className="over gap">{label}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="sdl" tabIndex={0} aria-label={label} role="group">
        {text}
      </pre>
    </>
  );
}
