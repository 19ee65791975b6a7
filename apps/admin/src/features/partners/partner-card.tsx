import { useMutation } from '@apollo/client/react';
import { actions, labels } from '@regulars/graph';
import { useState } from 'react';
import type { PartnersQuery } from '../../gql/graphql.js';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Chip } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { useToast } from '../../ui/toast.js';
import { GrantDialog } from './grant-dialog.js';
import { PartnerDocuments } from './partner-documents.js';
import { PartnerKeys } from './partner-keys.js';
import { PartnersDocument, RevokeApiClientDocument } from './partners.graphql.js';
import { SharedSegments } from './shared-segments.js';

export type Client = PartnersQuery['apiClients']['nodes'][number];

/** One program: its grant, its keys, its use. */
export function PartnerCard({ client, asOf }: { client: Client; asOf: string }) {
  const t = useT();
  const format = useFormat();
  const [revoking, setRevoking] = useState(false);
  const [editing, setEditing] = useState(false);
  const { name, consent, visibleCustomers, endsAt, revokedAt, clientId, operationsPerMinute, costPerDay } = client;
  const isOver = endsAt <= asOf;
  const wordOf = (name: string): string => {
    const label = labels.find((one) => one === name);
    if (label) return t(`roles.label.${label}`);
    const action = actions.find((one) => one === name);
    return action ? t(`roles.action.${action}`) : name;
  };
  const list = (title: MessageKey, names: readonly string[]): readonly (readonly [string, string])[] =>
    names.length === 0 ? [] : [[t(title), format.list(names.map(wordOf))]];
  const facts = [
    ...list('partners.mayRead', client.reads),
    ...list('partners.mayMask', client.masked),
    ...list('partners.mayCount', client.counts),
    ...list('partners.may', client.actions),
    [
      t('partners.limits'),
      t('partners.limitsText', { minute: format.number(operationsPerMinute), day: format.number(costPerDay) }),
    ] as const,
    [t('partners.clientId'), clientId] as const,
  ];
  return (
    <section className="partner" aria-label={name}>
      <header>
        <h2>{name}</h2>
        {revokedAt ? (
          <Chip tone="not">{t('partners.revoked')}</Chip>
        ) : isOver ? (
          <Chip tone="warn">{t('partners.over')}</Chip>
        ) : (
          <Chip tone="good">{t('partners.until', { when: format.date(endsAt) })}</Chip>
        )}
        <span className="i2">
          <code>{consent}</code> · {t('partners.visible', { count: visibleCustomers })}
        </span>
        <span className="sp" />
        {!revokedAt && (
          <>
            <Button onClick={() => setEditing(true)}>{t('partners.changeGrant')}</Button>
            <Button onClick={() => setRevoking(true)}>{t('partners.revoke')}</Button>
          </>
        )}
      </header>
      <dl className="kv">{facts.flatMap(([label, value]) => [<dt key={`${label} dt`}>{label}</dt>, <dd key={label}>{value}</dd>])}</dl>
      <SharedSegments client={client} canFreeze={!revokedAt && !isOver} />
      <PartnerKeys client={client} asOf={asOf} canMake={!revokedAt && !isOver} />
      <PartnerDocuments client={client} canAdd={!revokedAt && !isOver} />
      <Usage client={client} />
      {editing && <GrantDialog client={client} onClose={() => setEditing(false)} />}
      {revoking && <RevokeDialog client={client} onClose={() => setRevoking(false)} />}
    </section>
  );
}

function Usage({ client }: { client: Client }) {
  const t = useT();
  const format = useFormat();
  if (client.usage.length === 0) return <p className="i3">{t('partners.noUsage')}</p>;
  return (
    <Table caption={t('partners.usage', { name: client.name })}>
      <thead>
        <tr>
          <th scope="col">{t('partners.day')}</th>
          <th scope="col" className="num">
            {t('partners.operations')}
          </th>
          <th scope="col" className="num">
            {t('partners.refused')}
          </th>
          <th scope="col" className="num">
            {t('partners.cost')}
          </th>
        </tr>
      </thead>
      <tbody>
        {client.usage.map(({ day, operations, refused, cost }) => (
          <tr key={day}>
            <th scope="row">{format.calendarDate(day)}</th>
            <td className="num">{format.number(operations)}</td>
            <td className="num">{format.number(refused)}</td>
            <td className="num">{format.number(cost)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RevokeDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [revoke, { loading }] = useMutation(RevokeApiClientDocument, { variables: { id: client.id }, refetchQueries: [PartnersDocument] });
  const act = () =>
    revoke().then(
      () => {
        toast(t('partners.revokedNow'));
        onClose();
      },
      (error: unknown) => toast(explain(error)),
    );
  return (
    <Dialog
      title={t('partners.revoke')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" loading={loading} onClick={() => void act()}>
            {t('partners.revoke')}
          </Button>
        </>
      }
    >
      <p>{t('partners.revokeText', { name: client.name })}</p>
    </Dialog>
  );
}
