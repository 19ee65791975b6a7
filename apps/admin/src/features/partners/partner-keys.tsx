import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { ApiCredentialKind } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Banner, Chip } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import type { Client } from './partner-card.js';
import { CreateApiCredentialDocument, PartnersDocument, RevokeApiCredentialDocument } from './partners.graphql.js';

type Credential = Client['credentials'][number];

/** Keys and client secrets of a program. */
export function PartnerKeys({ client, asOf, canMake }: { client: Client; asOf: string; canMake: boolean }) {
  const t = useT();
  const [making, setMaking] = useState<ApiCredentialKind>();
  const title = t('partners.keys', { name: client.name });
  return (
    <>
      {client.credentials.length === 0 && canMake && <p className="i2">{t('partners.noKeys')}</p>}
      {client.credentials.length > 0 && (
        <Table caption={title}>
          <thead>
            <tr>
              <th scope="col">{t('partners.keyName')}</th>
              <th scope="col">{t('partners.begins')}</th>
              <th scope="col">{t('partners.used')}</th>
              <th scope="col">{t('partners.ends')}</th>
              <th scope="col">{t('partners.state')}</th>
              <th scope="col">
                <span className="vh">{t('partners.revokeKey')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {client.credentials.map((credential) => (
              <KeyRow key={credential.id} credential={credential} asOf={asOf} isOpen={canMake} />
            ))}
          </tbody>
        </Table>
      )}
      {canMake && (
        <p className="partner-acts">
          <Button onClick={() => setMaking('KEY')}>{t('partners.newKey')}</Button>
          <Button onClick={() => setMaking('SECRET')}>{t('partners.newSecret')}</Button>
        </p>
      )}
      {making && <KeyDialog client={client} kind={making} onClose={() => setMaking(undefined)} />}
    </>
  );
}

function KeyRow({ credential, asOf, isOpen }: { credential: Credential; asOf: string; isOpen: boolean }) {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const explain = useExplain();
  const { id, kind, name, prefix, usedAt, expiresAt, revokedAt } = credential;
  const [revoke, { loading }] = useMutation(RevokeApiCredentialDocument, { variables: { id }, refetchQueries: [PartnersDocument] });
  const isOver = expiresAt <= asOf;
  return (
    <tr>
      <th scope="row">
        {name} <span className="i3">{t(`partners.kind.${kind}`)}</span>
      </th>
      <td>
        <code>{prefix}…</code>
      </td>
      <td className="i2">{usedAt ? format.dateTime(usedAt) : t('partners.never')}</td>
      <td className="i2">{format.date(expiresAt)}</td>
      <td>
        {revokedAt ? (
          <Chip tone="not">{t('partners.revoked')}</Chip>
        ) : (
          <Chip tone={isOver ? 'warn' : 'good'}>{t(isOver ? 'partners.over' : 'partners.holds')}</Chip>
        )}
      </td>
      <td className="num">
        {isOpen && !revokedAt && (
          <Button loading={loading} onClick={() => void revoke().catch((error: unknown) => toast(explain(error)))}>
            {t('partners.revokeKey')}
            <span className="vh"> {name}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

interface KeyDialogProps {
  client: Client;
  kind: ApiCredentialKind;
  onClose: () => void;
}

/** Makes a key and shows it, this once. */
function KeyDialog({ client, kind, onClose }: KeyDialogProps) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [name, setName] = useState('');
  const [create, { data, loading }] = useMutation(CreateApiCredentialDocument, { refetchQueries: [PartnersDocument] });
  const secret = data?.createApiCredential.secret;
  const make = () => create({ variables: { input: { clientId: client.id, kind, name } } }).catch((error: unknown) => toast(explain(error)));
  const copy = () => void navigator.clipboard.writeText(secret ?? '').then(() => toast(t('partners.copied')));
  return (
    <Dialog
      title={t(kind === 'KEY' ? 'partners.newKey' : 'partners.newSecret')}
      open
      onClose={onClose}
      footer={
        secret ? (
          <>
            <Button onClick={copy}>{t('partners.copy')}</Button>
            <Button variant="primary" onClick={onClose}>
              {t('common.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button variant="primary" loading={loading} disabled={name.trim() === ''} onClick={() => void make()}>
              {t('partners.make')}
            </Button>
          </>
        )
      }
    >
      {secret ? (
        <>
          <Banner tone="warn">{t('partners.shownOnce')}</Banner>
          <TextInput label={t('partners.secret')} readOnly value={secret} onFocus={(event) => event.target.select()} />
        </>
      ) : (
        <TextInput label={t('partners.keyName')} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      )}
    </Dialog>
  );
}
