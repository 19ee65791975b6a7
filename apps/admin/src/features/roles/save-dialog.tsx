import { useMutation } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import type { RoleEditInput } from '../../gql/graphql.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { CellList } from './cell-list.js';
import type { Role, RoleField } from './role-draft.js';
import { ChangeRolesDocument } from './roles.graphql.js';
import type { DryRun } from './use-dry-run.js';
import { useExplainRights } from '../../lib/explain-rights.js';
import { useWordsOfAccess } from './use-words-of-access.js';

interface SaveDialogProps {
  edits: readonly RoleEditInput[];
  dryRun: DryRun;
  roles: readonly Role[];
  fields: readonly RoleField[];
  onClose: () => void;
  onSaved: () => void;
}

/** The dry run, read before saving: every cell, what would break, who must agree; and the reason for it. */
export function SaveDialog({ edits, dryRun, roles, fields, onClose, onSaved }: SaveDialogProps) {
  const t = useT();
  const toast = useToast();
  const explain = useExplainRights();
  const words = useWordsOfAccess(fields);
  const [reason, setReason] = useState('');
  const [change, { loading, error }] = useMutation(ChangeRolesDocument);
  const { approval, cells, losses } = dryRun;
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await change({ variables: { input: { roles: [...edits], reason } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t(data.changeRoles.state === 'WAITING' ? 'roles.saved.waiting' : 'roles.saved.inForce'));
    onSaved();
  };
  return (
    <Dialog title={t('roles.review')} open onClose={onClose} size={680}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        {approval === 'NEEDED' && <Banner tone="warn">{t('roles.approval.needed')}</Banner>}
        {approval === 'NOBODY_ELSE' && <Banner tone="warn">{t('roles.approval.nobody')}</Banner>}
        <h3 className="over">{t('roles.changes', { count: cells.length, loosen: cells.filter(({ loosens }) => loosens).length })}</h3>
        <CellList cells={cells} roles={roles} fields={fields} />
        <h3 className="over">{losses.length === 0 ? t('roles.breaks.nothing') : t('roles.breaks', { count: losses.length })}</h3>
        {losses.length > 0 && (
          <ul className="cells">
            {losses.map(({ kind, id, name, owner, missing }) => {
              const what: MessageKey = `roles.breaks.${kind}`;
              return (
                <li key={id}>
                  {t(what, { name, owner })}{' '}
                  <span className="i3">{t('roles.breaks.missing', { missing: missing.map(nameOf).join(t('roles.comma')) })}</span>
                </li>
              );
            })}
          </ul>
        )}
        <TextArea
          label={t('roles.reason')}
          hint={t('roles.reasonHint')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" loading={loading}>
            {t(approval === 'NEEDED' ? 'roles.askForIt' : 'roles.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );

  /** A field of conditions or of the graph, or an action. */
  function nameOf(missing: string): string {
    if (missing === 'data.export') return words.action(missing);
    const known = fields.find(({ name }) => name === missing || name === `Customer.${missing}`);
    return known ? words.field(known.name) : missing;
  }
}
