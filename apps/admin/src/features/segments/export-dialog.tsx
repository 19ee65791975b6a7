import { useMutation } from '@apollo/client/react';
import { fieldsUsed, type Catalogue, type FieldSpec } from '@regulars/segment-language';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type FormEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT, useWords } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Segmented } from '../../ui/choose.js';
import { Dialog } from '../../ui/dialog.js';
import { Checkbox, TextInput } from '../../ui/field.js';
import { conditionOf } from './condition-of.js';
import type { SavedSegment } from './save-controls.js';
import { ExportSegmentDocument } from './segments.graphql.js';

const ALWAYS = ['id', 'externalId', 'displayName'];

interface ExportDialogProps {
  segment: SavedSegment;
  catalogue: Catalogue;
  onClose: () => void;
}

/** A job that writes the members to a file: which fields, in what form, and for what purpose. */
export function ExportDialog({ segment, catalogue, onClose }: ExportDialogProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const explain = useExplain();
  const fields = useMemo(() => catalogue.fields.filter(isExportable), [catalogue]);
  const [chosen, setChosen] = useState<readonly string[]>(() => firstFields(segment, fields));
  const [form, setForm] = useState<'CSV' | 'JSON'>('CSV');
  const [withBom, setWithBom] = useState(true);
  const [purpose, setPurpose] = useState('');
  const [isTried, setTried] = useState(false);
  const [start, { data, loading, error }] = useMutation(ExportSegmentDocument, {
    update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'exports' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (purpose.trim() === '' || chosen.length === 0) return;
    start({
      variables: {
        input: { segmentId: segment.id, fields: [...chosen], format: form, purpose: purpose.trim(), withBom: form === 'CSV' && withBom },
      },
    }).catch(() => undefined);
  };
  if (data) {
    return (
      <Dialog open title={t('segments.export.started')} onClose={onClose} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
        <p className="i2">{t('segments.export.startedText')}</p>
        <Link to="/exports" className="link">
          {t('segments.export.see')}
        </Link>
      </Dialog>
    );
  }
  return (
    <Dialog open title={t('segments.export.title', { count: format.number(segment.memberCount) })} onClose={onClose} size={560}>
      <form onSubmit={submit} className="stack12">
        <fieldset className="exportfields">
          <legend>{t('segments.export.fields', { count: chosen.length })}</legend>
          <div className="choicelist">
            {fields.map((field) => (
              <Checkbox
                key={field.name}
                label={words(field.title)}
                checked={chosen.includes(field.name)}
                onChange={(on) => setChosen(on ? [...chosen, field.name] : chosen.filter((name) => name !== field.name))}
              />
            ))}
          </div>
        </fieldset>
        <div className="editline">
          <Segmented
            label={t('segments.export.format')}
            value={form}
            options={[
              { key: 'CSV', label: 'CSV' },
              { key: 'JSON', label: 'JSON' },
            ]}
            onChange={setForm}
          />
          {form === 'CSV' && <Checkbox label={t('segments.export.bom')} checked={withBom} onChange={setWithBom} />}
        </div>
        <TextInput
          label={t('segments.export.purpose')}
          hint={t('segments.export.purposeHint')}
          value={purpose}
          error={isTried && purpose.trim() === '' ? t('segments.export.purposeNeeded') : undefined}
          onChange={(event) => setPurpose(event.target.value)}
        />
        {error && (
          <p className="bad" role="alert">
            {explain(error)}
          </p>
        )}
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" loading={loading} disabled={chosen.length === 0}>
            {t('segments.export.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Families of names and chance are for rules, not for files. */
function isExportable(field: FieldSpec): boolean {
  return !field.name.endsWith('.*') && !field.name.startsWith('bucket.');
}

/** Who they are and what the rule looks at. */
function firstFields(segment: SavedSegment, fields: readonly FieldSpec[]): string[] {
  const condition = conditionOf(segment);
  const used = new Set(condition ? fieldsUsed(condition).fields : []);
  return fields.map((field) => field.name).filter((name) => ALWAYS.includes(name) || used.has(name));
}
