import { useMutation, useQuery } from '@apollo/client/react';
import { labels, type Label } from '@regulars/graph';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { useToast } from '../../ui/toast.js';
import type { Client } from './partner-card.js';
import { CreateApiClientDocument, PartnersDocument, PartnerSegmentsDocument, UpdateApiClientDocument } from './partners.graphql.js';
import { levels, useGrant } from './use-grant.js';

/** Labels some of whose fields have a mask. */
const masking: ReadonlySet<Label> = new Set(['identity', 'contact']);

/** Grants a program of a partner what it may see, or changes what was granted. */
export function GrantDialog({ client, onClose }: { client?: Client; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const { grant, set, terms } = useGrant(client);
  const [create, { loading: isCreating }] = useMutation(CreateApiClientDocument, { refetchQueries: [PartnersDocument] });
  const [update, { loading: isUpdating }] = useMutation(UpdateApiClientDocument, { refetchQueries: [PartnersDocument] });
  const { recipient, purpose } = grant;
  const write = () =>
    client
      ? update({ variables: { input: { id: client.id, version: client.version, ...terms() } } })
      : create({ variables: { input: { recipient, purpose, ...terms() } } });
  const save = () =>
    write().then(
      () => {
        toast(t(client ? 'partners.changed' : 'partners.granted'));
        onClose();
      },
      (error: unknown) => toast(client && failureOf(error).code === 'CONFLICT' ? t('partners.changedSince') : explain(error)),
    );
  const isReady = [grant.name, recipient, purpose, grant.endsOn].every((text) => text.trim() !== '');
  return (
    <Dialog
      title={t(client ? 'partners.edit' : 'partners.grant')}
      open
      onClose={onClose}
      size={680}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={isCreating || isUpdating} disabled={!isReady} onClick={() => void save()}>
            {t(client ? 'partners.saveEdit' : 'partners.save')}
          </Button>
        </>
      }
    >
      <div className="r-grant">
        <div className="grant">
          <TextInput
            label={t('partners.name')}
            hint={t('partners.nameHint')}
            value={grant.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          {!client && (
            <>
              <TextInput
                label={t('partners.purpose')}
                hint={t('partners.purposeHint')}
                value={purpose}
                onChange={(event) => set({ purpose: event.target.value })}
              />
              <TextInput
                label={t('partners.recipient')}
                hint={t('partners.recipientHint')}
                value={recipient}
                onChange={(event) => set({ recipient: event.target.value })}
              />
            </>
          )}
          <TextInput
            label={t('partners.endsAt')}
            type="date"
            value={grant.endsOn}
            onChange={(event) => set({ endsOn: event.target.value })}
          />
        </div>
        {client && <p className="i2">{t('partners.fixed', { consent: client.consent })}</p>}
        {!client && purpose && recipient && <p className="i2">{t('partners.consent', { consent: `${purpose}.${recipient}` })}</p>}
        <fieldset>
          <legend>{t('partners.level')}</legend>
          <div className="grant">
            {labels.map((label) => (
              <Select
                key={label}
                label={t(`roles.label.${label}`)}
                value={grant.given[label] ?? 'none'}
                options={levels
                  .filter((level) => level !== 'masked' || masking.has(label))
                  .map((value) => ({ value, label: t(`partners.level.${value}`) }))}
                onChange={(level) => set({ given: { ...grant.given, [label]: level } })}
              />
            ))}
          </div>
        </fieldset>
        <TextInput
          label={t('partners.fields')}
          hint={t('partners.fieldsHint')}
          value={grant.fields}
          onChange={(event) => set({ fields: event.target.value })}
        />
        <Checkbox label={t('partners.lists')} checked={grant.lists} onChange={(lists) => set({ lists })} />
        <Checkbox label={t('partners.guarded')} checked={grant.guarded} onChange={(guarded) => set({ guarded })} />
        <Segments chosen={grant.segments} onChange={(segments) => set({ segments })} />
        <div className="grant">
          <TextInput
            label={t('partners.perMinute')}
            inputMode="numeric"
            value={grant.perMinute}
            onChange={(event) => set({ perMinute: event.target.value })}
          />
          <TextInput
            label={t('partners.perDay')}
            hint={t('partners.perDayHint')}
            inputMode="numeric"
            value={grant.perDay}
            onChange={(event) => set({ perDay: event.target.value })}
          />
        </div>
      </div>
    </Dialog>
  );
}

function Segments({ chosen, onChange }: { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }) {
  const t = useT();
  const { data } = useQuery(PartnerSegmentsDocument);
  return (
    <fieldset>
      <legend>{t('partners.segments')}</legend>
      <p className="hint">{t('partners.segmentsHint')}</p>
      <div className="grant">
        {data?.segments.nodes.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.has(id)}
            onChange={(isChosen) => onChange(new Set(isChosen ? [...chosen, id] : [...chosen].filter((one) => one !== id)))}
          />
        ))}
      </div>
    </fieldset>
  );
}
