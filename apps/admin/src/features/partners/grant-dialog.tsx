import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { labels, type Label } from '@regulars/graph';
import { useState } from 'react';
import type { DocumentsBrokenQuery } from '../../gql/graphql.js';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import type { Client } from './partner-card.js';
import {
  CreateApiClientDocument,
  DocumentsBrokenDocument,
  PartnersDocument,
  PartnerSegmentsDocument,
  UpdateApiClientDocument,
} from './partners.graphql.js';
import { levels, useGrant } from './use-grant.js';

/** Labels some of whose fields have a mask. */
const masking: ReadonlySet<Label> = new Set(['identity', 'contact']);

type Broken = DocumentsBrokenQuery['documentsBroken'];

/** Grants a program of a partner what it may see, or changes what was granted. */
export function GrantDialog({ client, onClose }: { client?: Client; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const { grant, set, terms } = useGrant(client);
  const [create, { loading: isCreating }] = useMutation(CreateApiClientDocument, { refetchQueries: [PartnersDocument] });
  const [update, { loading: isUpdating }] = useMutation(UpdateApiClientDocument, { refetchQueries: [PartnersDocument] });
  const apollo = useApolloClient();
  const [broken, setBroken] = useState<Broken>([]);
  const { recipient, purpose } = grant;
  /** Saves, but shows first what a change would break. Whether it is done. */
  const write = async (): Promise<boolean> => {
    if (!client) {
      await create({ variables: { input: { recipient, purpose, ...terms() } } });
      return true;
    }
    const input = { id: client.id, version: client.version, ...terms() };
    if (broken.length === 0) {
      const { data } = await apollo.query({ query: DocumentsBrokenDocument, variables: { input }, fetchPolicy: 'network-only' });
      if (data && data.documentsBroken.length > 0) {
        setBroken(data.documentsBroken);
        return false;
      }
    }
    await update({ variables: { input } });
    return true;
  };
  const change = (what: Parameters<typeof set>[0]) => {
    setBroken([]);
    set(what);
  };
  const save = () =>
    write().then(
      (isDone) => {
        if (!isDone) return;
        toast(t(client ? 'partners.changed' : 'partners.granted'));
        onClose();
      },
      (error: unknown) => toast(client && failureOf(error).code === 'CONFLICT' ? t('partners.changedSince') : explain(error)),
    );
  const isReady = [grant.name, recipient, purpose, grant.endsOn].every((text) => text.trim() !== '');
  return (
    <Dialog
      title={t(client ? 'partners.changeGrant' : 'partners.grant')}
      open
      onClose={onClose}
      size={680}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={isCreating || isUpdating} disabled={!isReady} onClick={() => void save()}>
            {t(broken.length > 0 ? 'partners.saveAnyway' : client ? 'partners.saveEdit' : 'partners.save')}
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
            onChange={(event) => change({ name: event.target.value })}
          />
          {!client && (
            <>
              <TextInput
                label={t('partners.purpose')}
                hint={t('partners.purposeHint')}
                value={purpose}
                onChange={(event) => change({ purpose: event.target.value })}
              />
              <TextInput
                label={t('partners.recipient')}
                hint={t('partners.recipientHint')}
                value={recipient}
                onChange={(event) => change({ recipient: event.target.value })}
              />
            </>
          )}
          <TextInput
            label={t('partners.endsAt')}
            type="date"
            value={grant.endsOn}
            onChange={(event) => change({ endsOn: event.target.value })}
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
                onChange={(level) => change({ given: { ...grant.given, [label]: level } })}
              />
            ))}
          </div>
        </fieldset>
        <TextInput
          label={t('partners.fields')}
          hint={t('partners.fieldsHint')}
          value={grant.fields}
          onChange={(event) => change({ fields: event.target.value })}
        />
        <Checkbox label={t('partners.lists')} checked={grant.lists} onChange={(lists) => change({ lists })} />
        <Checkbox label={t('partners.guarded')} checked={grant.guarded} onChange={(guarded) => change({ guarded })} />
        {client && (
          <Checkbox
            label={t('partners.onlyDocuments')}
            checked={grant.onlyDocuments}
            onChange={(onlyDocuments) => change({ onlyDocuments })}
          />
        )}
        <Segments chosen={grant.segments} onChange={(segments) => change({ segments })} />
        <div className="grant">
          <TextInput
            label={t('partners.perMinute')}
            inputMode="numeric"
            value={grant.perMinute}
            onChange={(event) => change({ perMinute: event.target.value })}
          />
          <TextInput
            label={t('partners.perDay')}
            hint={t('partners.perDayHint')}
            inputMode="numeric"
            value={grant.perDay}
            onChange={(event) => change({ perDay: event.target.value })}
          />
        </div>
        {broken.length > 0 && <WouldBreak broken={broken} />}
      </div>
    </Dialog>
  );
}

function WouldBreak({ broken }: { broken: Broken }) {
  const t = useT();
  return (
    <Banner tone="warn">
      {t('partners.breaks', { count: broken.length })}
      <ul>
        {broken.map(({ document, missing }) => (
          <li key={document.id}>
            <code>{document.text}</code> <span className="i2">{missing.join(', ')}</span>
          </li>
        ))}
      </ul>
    </Banner>
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
