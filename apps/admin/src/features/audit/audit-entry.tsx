import type { ReactNode } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import type { Entry } from './routes.js';

interface EntryProps {
  entry: Entry;
  onClose: () => void;
  /** Shows all entries about a record. */
  onSubject: (id: string) => void;
}

/** Records that the dialog names one by one. */
const shownSubjects = 20;
const isFilled = (detail: unknown): boolean => typeof detail === 'object' && detail !== null && Object.keys(detail).length > 0;

/** All that an entry says. */
export function AuditEntryDialog({ entry, onClose, onSubject }: EntryProps) {
  const t = useT();
  const format = useFormat();
  const { at, actor, address, kind, action, result, code, fields, rows, subjects, detail, seq, hash } = entry;
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('audit.when'), format.dateTime(at)],
    [t('audit.who'), actor ?? t('audit.nobody')],
    [t('audit.address'), address ?? t('audit.background')],
    [t('audit.what'), `${t(`audit.kind.${kind}`)} · ${action}`],
    [t('audit.result'), code ? `${t(`audit.result.${result}`)} · ${code}` : t(`audit.result.${result}`)],
    [t('audit.fields'), fields.length === 0 ? '–' : format.list(fields)],
    [t('audit.rows'), format.number(rows)],
    [t('audit.place'), seq == null ? t('audit.unsealedEntry') : format.number(seq)],
    [t('audit.hash'), hash ? <code className="hash">{hash}</code> : '–'],
  ];
  return (
    <Dialog title={t('audit.open')} open onClose={onClose} size={640} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
      <dl className="kv">{lines.flatMap(([label, value]) => [<dt key={`${label} dt`}>{label}</dt>, <dd key={label}>{value}</dd>])}</dl>
      {subjects.length > 0 && (
        <>
          <h3>{t('audit.subjects')}</h3>
          <ul className="audit-subjects">
            {subjects.slice(0, shownSubjects).map((id) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => onSubject(id)}>
                  <code>{readable(id)}</code>
                </button>
              </li>
            ))}
            {subjects.length > shownSubjects && <li className="i3">+{format.number(subjects.length - shownSubjects)}</li>}
          </ul>
        </>
      )}
      {isFilled(detail) && (
        <>
          <h3>{t('audit.detail')}</h3>
          <pre className="audit-detail">{JSON.stringify(detail, undefined, 2)}</pre>
        </>
      )}
    </Dialog>
  );
}

/** A record's id as the log has it inside: `Customer:0199…`. */
const readable = (id: string): string => atob(id.replaceAll('-', '+').replaceAll('_', '/'));
