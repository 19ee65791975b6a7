import { useMutation } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import { failureOf } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Select, TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import type { Role } from './role-draft.js';
import { CreateRoleDocument, DeleteRoleDocument } from './roles.graphql.js';
import { useExplainRights } from '../../lib/explain-rights.js';

interface NewRoleDialogProps {
  roles: readonly Role[];
  onClose: () => void;
  onDone: () => void;
}

/** Makes a role, as a copy of another or with no rights at all. */
export function NewRoleDialog({ roles, onClose, onDone }: NewRoleDialogProps) {
  const t = useT();
  const toast = useToast();
  const roleName = useRoleName();
  const explain = useExplainRights();
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [copyOf, setCopyOf] = useState('');
  const [reason, setReason] = useState('');
  const [create, { loading, error }] = useMutation(CreateRoleDocument);
  const isTaken = roles.some((role) => role.key === key);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isTaken) return;
    const input = { key, name, reason, ...(copyOf && { copyOf }) };
    const { data } = await create({ variables: { input } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('roles.created', { name }));
    onDone();
  };
  return (
    <Dialog title={t('roles.new')} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <TextInput label={t('roles.name')} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <TextInput
          label={t('roles.key')}
          hint={t('roles.keyHint')}
          error={isTaken ? t('roles.keyTaken') : undefined}
          required
          pattern="[a-z][a-z0-9\-]{1,39}"
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Select
          label={t('roles.copyOf')}
          value={copyOf}
          options={[{ value: '', label: t('roles.copyNothing') }, ...roles.map((role) => ({ value: role.key, label: roleName(role) }))]}
          onChange={setCopyOf}
        />
        <TextInput label={t('roles.reason')} required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" loading={loading}>
            {t('roles.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface RoleDialogProps {
  role: Role;
  onClose: () => void;
  onDone: () => void;
}

/** Deletes a role that nobody holds. */
export function DeleteRoleDialog({ role, onClose, onDone }: RoleDialogProps) {
  const t = useT();
  const toast = useToast();
  const roleName = useRoleName();
  const explain = useExplainRights();
  const [reason, setReason] = useState('');
  const [remove, { loading, error }] = useMutation(DeleteRoleDocument);
  const go = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await remove({ variables: { key: role.key, reason } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('roles.deleted', { name: roleName(role) }));
    onDone();
  };
  return (
    <Dialog title={t('roles.deleteTitle', { name: roleName(role) })} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void go(event)}>
        {error && <Banner tone="not">{failureOf(error).code === 'CONFLICT' ? t('roles.error.held') : explain(error)}</Banner>}
        <p>{t('roles.deleteText')}</p>
        <TextInput label={t('roles.reason')} required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" type="submit" loading={loading}>
            {t('roles.delete')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Renames a role; it is one more unsaved change. */
export function RenameRoleDialog({
  role,
  name: first,
  onClose,
  onName,
}: Omit<RoleDialogProps, 'onDone'> & { name: string; onName: (name: string) => void }) {
  const t = useT();
  const [name, setName] = useState(first);
  return (
    <Dialog title={t('roles.renameTitle', { name: role.name })} open onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onName(name.trim());
        }}
      >
        <TextInput label={t('roles.name')} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('roles.rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
