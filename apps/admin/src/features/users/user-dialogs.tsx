import { useMutation } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import type { UsersQuery } from '../../gql/graphql.js';
import { useExplainRights } from '../../lib/explain-rights.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { useRoleName } from '../../lib/role-name.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Select, TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { DisableUserDocument, InviteUserDocument, UpdateUserDocument } from './users.graphql.js';

export type User = UsersQuery['users']['nodes'][number];
export type RoleChoice = UsersQuery['roles']['nodes'][number];

/** A link that was made just now; it is shown this once. */
export interface ShownLink {
  readonly name: string;
  readonly path: string;
  readonly expiresAt: string;
}

interface InviteDialogProps {
  roles: readonly RoleChoice[];
  onClose: () => void;
  /** The link to hand over; undefined where it was sent by mail. */
  onInvited: (link: ShownLink | undefined) => void;
}

export function InviteDialog({ roles, onClose, onInvited }: InviteDialogProps) {
  const t = useT();
  const toast = useToast();
  const roleName = useRoleName();
  const explain = useExplainRights();
  const { installation } = useSession();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(roles.find(({ key }) => key === 'support')?.key ?? roles[0]?.key ?? '');
  const [invite, { loading, error }] = useMutation(InviteUserDocument);
  const go = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await invite({ variables: { input: { name, email, role } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    const { path, expiresAt } = data.inviteUser;
    if (path == null || expiresAt == null) toast(t('users.linkMailed', { name }));
    onInvited(path == null || expiresAt == null ? undefined : { name, path, expiresAt });
  };
  return (
    <Dialog title={t('users.invite')} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void go(event)}>
        {error && <Banner tone="not">{explain(error, t('users.emailTaken'))}</Banner>}
        <TextInput label={t('users.name')} required maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        <TextInput label={t('users.email')} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
        <Select
          label={t('users.role')}
          value={role}
          options={roles.map((each) => ({ value: each.key, label: roleName(each) }))}
          onChange={setRole}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" loading={loading}>
            {t(installation.canMail ? 'users.mailLink' : 'users.makeLink')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The link to hand over, shown this once. */
export function LinkDialog({ link, onClose }: { link: ShownLink; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const format = useFormat();
  const address = window.location.origin + link.path;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    toast(t('users.copied'));
  };
  return (
    <Dialog
      title={t('users.linkFor', { name: link.name })}
      open
      onClose={onClose}
      size={620}
      footer={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            {t('users.copy')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('users.linkText', { until: format.dateTime(link.expiresAt) })}</p>
        <TextInput label={t('users.link')} readOnly className="mono" value={address} onFocus={(event) => event.target.select()} />
      </div>
    </Dialog>
  );
}

interface UserDialogProps {
  user: User;
  onClose: () => void;
  onDone: () => void;
}

/** What a user is called, and their role. */
export function EditUserDialog({ user, roles, onClose, onDone }: UserDialogProps & { roles: readonly RoleChoice[] }) {
  const t = useT();
  const toast = useToast();
  const roleName = useRoleName();
  const explain = useExplainRights();
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState(user.role.key);
  const [update, { loading, error }] = useMutation(UpdateUserDocument);
  const go = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await update({ variables: { input: { id: user.id, name, role } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('users.changed', { name }));
    onDone();
  };
  return (
    <Dialog title={t('users.edit', { name: user.name })} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void go(event)}>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <TextInput label={t('users.name')} required maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        <Select
          label={t('users.role')}
          hint={t('users.roleHint')}
          value={role}
          options={roles.map((each) => ({ value: each.key, label: roleName(each) }))}
          onChange={setRole}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" loading={loading}>
            {t('users.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Closes an account, after saying what that does. */
export function DisableUserDialog({ user, onClose, onDone }: UserDialogProps) {
  const t = useT();
  const toast = useToast();
  const explain = useExplainRights();
  const [disable, { loading, error }] = useMutation(DisableUserDocument);
  const go = async () => {
    const { data } = await disable({ variables: { id: user.id } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('users.disabledToast', { name: user.name }));
    onDone();
  };
  return (
    <Dialog
      title={t('users.disableTitle', { name: user.name })}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" loading={loading} onClick={() => void go()}>
            {t('users.disable')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <p>{t('users.disableText')}</p>
      </div>
    </Dialog>
  );
}
