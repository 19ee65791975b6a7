import { useMutation, useQuery } from '@apollo/client/react';
import { labels, type Label } from '@regulars/graph';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { useToast } from '../../ui/toast.js';
import { CreateApiClientDocument, PartnersDocument, PartnerSegmentsDocument } from './partners.graphql.js';

const levels = ['none', 'counts', 'masked', 'reads'] as const;
type Level = (typeof levels)[number];
/** Labels some of whose fields have a mask. */
const masking: ReadonlySet<Label> = new Set(['identity', 'contact']);
const dayMs = 86_400_000;
const usualDays = 90;

/** Grants a program of a partner what it may see. */
export function GrantDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [name, setName] = useState('');
  const [recipient, setRecipient] = useState('');
  const [purpose, setPurpose] = useState('');
  const [given, setGiven] = useState<Partial<Record<Label, Level>>>({ record: 'reads' });
  const [fields, setFields] = useState('');
  const [lists, setLists] = useState(true);
  const [guarded, setGuarded] = useState(false);
  const [segments, setSegments] = useState<ReadonlySet<string>>(new Set());
  const [endsOn, setEndsOn] = useState(() => new Date(Date.now() + usualDays * dayMs).toISOString().slice(0, 10));
  const [perMinute, setPerMinute] = useState('120');
  const [perDay, setPerDay] = useState('1000000');
  const { data } = useQuery(PartnerSegmentsDocument);
  const [create, { loading }] = useMutation(CreateApiClientDocument, { refetchQueries: [PartnersDocument] });
  const named = (level: Level): Label[] => labels.filter((label) => given[label] === level);
  const save = () =>
    create({
      variables: {
        input: {
          name,
          recipient,
          purpose,
          reads: [...named('reads'), ...fields.split(/[,，\s]+/).filter(Boolean)],
          masked: named('masked'),
          counts: named('counts'),
          actions: [...(lists ? ['customers.list'] : []), ...(guarded ? ['counts.guarded'] : [])],
          segmentIds: [...segments],
          operationsPerMinute: Number(perMinute),
          costPerDay: Number(perDay),
          endsAt: new Date(new Date(`${endsOn}T00:00`).getTime() + dayMs).toISOString(),
        },
      },
    }).then(
      () => {
        toast(t('partners.granted'));
        onClose();
      },
      (error: unknown) => toast(explain(error)),
    );
  const isReady = [name, recipient, purpose, endsOn].every((text) => text.trim() !== '');
  return (
    <Dialog
      title={t('partners.grant')}
      open
      onClose={onClose}
      size={680}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={loading} disabled={!isReady} onClick={() => void save()}>
            {t('partners.save')}
          </Button>
        </>
      }
    >
      <div className="r-grant">
        <div className="grant">
          <TextInput
            label={t('partners.name')}
            hint={t('partners.nameHint')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <TextInput
            label={t('partners.purpose')}
            hint={t('partners.purposeHint')}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
          <TextInput
            label={t('partners.recipient')}
            hint={t('partners.recipientHint')}
            value={recipient}
            onChange={(event) => setRecipient(event.target.value)}
          />
          <TextInput label={t('partners.endsAt')} type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
        </div>
        {purpose && recipient && <p className="i2">{t('partners.consent', { consent: `${purpose}.${recipient}` })}</p>}
        <fieldset>
          <legend>{t('partners.level')}</legend>
          <div className="grant">
            {labels.map((label) => (
              <Select
                key={label}
                label={t(`roles.label.${label}`)}
                value={given[label] ?? 'none'}
                options={levels
                  .filter((level) => level !== 'masked' || masking.has(label))
                  .map((value) => ({ value, label: t(`partners.level.${value}`) }))}
                onChange={(level) => setGiven({ ...given, [label]: level })}
              />
            ))}
          </div>
        </fieldset>
        <TextInput
          label={t('partners.fields')}
          hint={t('partners.fieldsHint')}
          value={fields}
          onChange={(event) => setFields(event.target.value)}
        />
        <Checkbox label={t('partners.lists')} checked={lists} onChange={setLists} />
        <Checkbox label={t('partners.guarded')} checked={guarded} onChange={setGuarded} />
        <fieldset>
          <legend>{t('partners.segments')}</legend>
          <p className="hint">{t('partners.segmentsHint')}</p>
          <div className="grant">
            {data?.segments.nodes.map(({ id, name: title }) => (
              <Checkbox
                key={id}
                label={title}
                checked={segments.has(id)}
                onChange={(isChosen) => setSegments(new Set(isChosen ? [...segments, id] : [...segments].filter((one) => one !== id)))}
              />
            ))}
          </div>
        </fieldset>
        <div className="grant">
          <TextInput
            label={t('partners.perMinute')}
            inputMode="numeric"
            value={perMinute}
            onChange={(event) => setPerMinute(event.target.value)}
          />
          <TextInput
            label={t('partners.perDay')}
            hint={t('partners.perDayHint')}
            inputMode="numeric"
            value={perDay}
            onChange={(event) => setPerDay(event.target.value)}
          />
        </div>
      </div>
    </Dialog>
  );
}
