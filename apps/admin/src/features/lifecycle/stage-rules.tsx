import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import type { LifecycleRulesQuery } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { TextInput } from '../../ui/field.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { LifecycleRulesDocument, SetLifecycleRulesDocument } from './lifecycle.graphql.js';

type Rules = LifecycleRulesQuery['lifecycleRules'];

/** The rules that decide stages, in the order they are asked. */
export function StageRules() {
  const { data } = useQuery(LifecycleRulesDocument);
  return data ? <RulesForm key={data.lifecycleRules.version} rules={data.lifecycleRules} /> : null;
}

function RulesForm({ rules }: { readonly rules: Rules }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const toast = useToast();
  const explain = useExplain();
  const [conditions, setConditions] = useState(rules.rules.map(({ condition }) => condition));
  const [save, saving] = useMutation(SetLifecycleRulesDocument);
  const isChanged = rules.rules.some(({ condition }, place) => condition !== conditions[place]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      rules: rules.rules.map(({ stage, from, condition }, place) => ({
        stage,
        from: from ? [...from] : null,
        condition: conditions[place] ?? condition,
      })),
    };
    const { data } = await save({ variables: { input } }).catch(() => ({ data: undefined }));
    if (data) toast(t('lifecycle.judging'));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="stack12">
      <p className="sm i2">{t('lifecycle.rulesHow')}</p>
      <Table caption={t('lifecycle.rules')}>
        <thead>
          <tr>
            <th scope="col">{t('lifecycle.stageName')}</th>
            <th scope="col">{t('lifecycle.takenFrom')}</th>
            <th scope="col">{t('lifecycle.when')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.rules.map(({ stage, from, condition }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a rule is its place: two may lead to one stage
            <tr key={place}>
              <th scope="row">{t(`lifecycle.stage.${stage}`)}</th>
              <td>{from ? format.list(from.map((one) => t(`lifecycle.stage.${one}`))) : t('lifecycle.any')}</td>
              <td className="lrule">
                {can('settings.edit') ? (
                  <TextInput
                    label={t('lifecycle.ruleOf', { place: place + 1, stage: t(`lifecycle.stage.${stage}`) })}
                    hideLabel
                    spellCheck={false}
                    value={conditions[place] ?? ''}
                    onChange={({ target }) => setConditions(conditions.with(place, target.value))}
                  />
                ) : (
                  <code>{condition}</code>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {saving.error && (
        <p className="bad" role="alert">
          {explain(saving.error)}
        </p>
      )}
      {can('settings.edit') && (
        <div>
          <Button type="submit" loading={saving.loading} disabled={!isChanged}>
            {t('lifecycle.saveRules')}
          </Button>
        </div>
      )}
    </form>
  );
}
