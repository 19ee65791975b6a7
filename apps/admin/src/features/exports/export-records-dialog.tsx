import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, Select, TextInput } from '../../ui/field.js';
import { ExportRecordsDocument, RecordSourcesDocument } from './exports.graphql.js';

const kinds = ['CUSTOMERS', 'PRODUCTS', 'ORDERS'] as const;
type Kind = (typeof kinds)[number];
const usualSource = 'file';

/** Asks for a file of all customers, products or orders that another shop, or this one, can import as it is. */
export function ExportRecordsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const explain = useExplain();
  const [kind, setKind] = useState<Kind>('CUSTOMERS');
  const found = useQuery(RecordSourcesDocument, { variables: { kind } });
  const known = found.data?.recordSources ?? [];
  const sources = known.length > 0 ? known : [usualSource];
  const [chosen, setSource] = useState<string>();
  const source = chosen !== undefined && sources.includes(chosen) ? chosen : (sources[0] ?? usualSource);
  const [purpose, setPurpose] = useState('');
  const [withBom, setWithBom] = useState(true);
  const [isTried, setTried] = useState(false);
  const [start, { loading, error }] = useMutation(ExportRecordsDocument, {
    update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'exports' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (purpose.trim() === '') return;
    start({ variables: { input: { kind, source, purpose: purpose.trim(), withBom } } })
      .then(onClose)
      .catch(() => undefined);
  };
  return (
    <Dialog open title={t('exports.records.title')} onClose={onClose} size={520}>
      <form onSubmit={submit} className="stack12">
        <p className="i2">{t('exports.records.text')}</p>
        <Select
          label={t('exports.records.kind')}
          options={kinds.map((value) => {
            const label: MessageKey = `exports.kind.${value}`;
            return { value, label: t(label) };
          })}
          value={kind}
          onChange={setKind}
        />
        <Select
          label={t('exports.records.source')}
          hint={t('exports.records.sourceHint')}
          options={sources.map((value) => ({ value, label: value }))}
          value={source}
          onChange={setSource}
        />
        <TextInput
          label={t('segments.export.purpose')}
          hint={t('segments.export.purposeHint')}
          value={purpose}
          error={isTried && purpose.trim() === '' ? t('segments.export.purposeNeeded') : undefined}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <Checkbox label={t('segments.export.bom')} checked={withBom} onChange={setWithBom} />
        {error && (
          <p className="bad" role="alert">
            {explain(error)}
          </p>
        )}
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={loading} disabled={found.loading}>
            {t('segments.export.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
