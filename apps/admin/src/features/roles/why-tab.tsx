import { useLazyQuery, useQuery } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import type { ExplainAccessQuery } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { Chip } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import type { Role, RoleField } from './role-draft.js';
import { ExplainAccessDocument, PeopleDocument } from './roles.graphql.js';
import { useWordsOfAccess } from './use-words-of-access.js';

/** Why somebody sees a field, or does not: asked of the rights that are in force. */
export function WhyTab({ roles, fields }: { roles: readonly Role[]; fields: readonly RoleField[] }) {
  const t = useT();
  const roleName = useRoleName();
  const words = useWordsOfAccess(fields);
  const people = useQuery(PeopleDocument);
  const [who, setWho] = useState<string | null>(null);
  const [field, setField] = useState<string | null>(null);
  const [ask, { data, error, loading }] = useLazyQuery(ExplainAccessDocument, { fetchPolicy: 'no-cache' });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (who && field) void ask({ variables: { who, field } });
  };
  return (
    <>
      <p className="i2 lede2">{t('roles.why.lede')}</p>
      <form className="whyform" onSubmit={submit}>
        <Combobox
          label={t('roles.why.who')}
          nothing={t('common.nothingFound')}
          value={who}
          options={[
            ...roles.map((role) => ({ value: role.id, label: t('roles.why.role', { name: roleName(role) }) })),
            ...(people.data?.users.nodes ?? []).map((user) => ({ value: user.id, label: `${user.name} · ${user.email}` })),
          ]}
          onChange={setWho}
        />
        <Combobox
          label={t('roles.why.field')}
          nothing={t('common.nothingFound')}
          value={field}
          options={fields.map(({ name }) => ({ value: name, label: words.field(name) === name ? name : `${words.field(name)} · ${name}` }))}
          onChange={setField}
        />
        <Button type="submit" variant="primary" loading={loading} disabled={!who || !field}>
          {t('roles.why.ask')}
        </Button>
      </form>
      {error && <Trouble error={error} />}
      <div aria-live="polite">{data && <Answer reason={data.explainAccess} fields={fields} />}</div>
    </>
  );
}

function Answer({ reason, fields }: { reason: ExplainAccessQuery['explainAccess']; fields: readonly RoleField[] }) {
  const t = useT();
  const roleName = useRoleName();
  const words = useWordsOfAccess(fields);
  const { canSee, isMasked, canFilter, canChange, canList, inputs, fieldLevel, labelLevel, label, rowScope } = reason;
  const role = roleName({ key: reason.roleKey, name: reason.roleName });
  const field = words.field(reason.field);
  const lost = inputs.filter(({ isRead }) => !isRead).map((input) => words.field(input.field));
  return (
    <section className="whybox">
      <p className="verdict">
        <Chip tone={canSee ? (isMasked ? 'warn' : 'good') : 'not'}>
          {t(canSee ? (isMasked ? 'roles.why.masked' : 'roles.why.sees') : 'roles.why.seesNot')}
        </Chip>{' '}
        {t('roles.why.sentence', { role, field })}
      </p>
      <ol>
        <li>{t('roles.why.label', { field, label: words.label(label), role, level: words.level(labelLevel) })}</li>
        <li>{fieldLevel ? t('roles.why.apart', { role, level: words.level(fieldLevel) }) : t('roles.why.notApart')}</li>
        {inputs.length > 0 && (
          <li>
            {t('roles.why.inputs', { inputs: inputs.map((input) => words.field(input.field)).join(t('roles.comma')) })}{' '}
            {lost.length > 0 && t('roles.why.lost', { inputs: lost.join(t('roles.comma')) })}
          </li>
        )}
        <li>{t(canFilter ? 'roles.why.filters' : 'roles.why.filtersNot')}</li>
        <li>{t(canChange ? 'roles.why.changes' : 'roles.why.changesNot')}</li>
        <li>{t(canList ? 'roles.why.lists' : 'roles.why.listsNot')}</li>
        <li>
          {rowScope ? t('roles.why.scope') : t('roles.why.noScope')} {rowScope && <code>{rowScope}</code>}
        </li>
      </ol>
    </section>
  );
}
