import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useId, useState, type SyntheticEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Menu } from '../../ui/menu.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { CustomerViewsDocument, DiscardViewDocument, SaveViewDocument } from './customer-views.graphql.js';

/** Filters, order and columns under a name, the viewer's own. */
export function CustomerViews() {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.searchStr.replace(/^\?/, '') });
  const { data } = useQuery(CustomerViewsDocument);
  const [naming, setNaming] = useState(false);
  const settings = { refetchQueries: [CustomerViewsDocument] };
  const [save] = useMutation(SaveViewDocument, settings);
  const [discard] = useMutation(DiscardViewDocument, settings);
  const views = data?.savedViews.nodes ?? [];
  const current = views.find(({ address }) => address === here);
  const forget = async () => {
    if (!current) return;
    await discard({ variables: { id: current.id } });
    toast(t('customers.viewGone', { name: current.name }), {
      label: t('common.undo'),
      onAct: () => void save({ variables: { input: { place: 'CUSTOMERS', name: current.name, address: current.address } } }),
    });
  };
  return (
    <>
      <Menu
        label={t('customers.views')}
        trigger={<Button icon="star">{current?.name ?? t('customers.views')}</Button>}
        groups={[
          views.map(({ id, name, address }) => ({
            key: id,
            label: name,
            chosen: id === current?.id,
            onSelect: () => void navigate({ href: `/customers${address ? `?${address}` : ''}` }),
          })),
          [
            { key: 'save', label: t('customers.viewSave'), icon: 'plus' as const, onSelect: () => setNaming(true) },
            ...(current
              ? [{ key: 'forget', label: t('customers.viewForget'), icon: 'trash' as const, danger: true, onSelect: () => void forget() }]
              : []),
          ],
        ].filter((group) => group.length > 0)}
      />
      {naming && <NameView address={here} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameView({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useT();
  const form = useId();
  const explain = useExplain();
  const toast = useToast();
  const [name, setName] = useState('');
  const [save, { loading, error }] = useMutation(SaveViewDocument, { refetchQueries: [CustomerViewsDocument] });
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await save({ variables: { input: { place: 'CUSTOMERS', name, address } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('customers.viewSaved', { name: data.saveView.name }));
    onClose();
  };
  return (
    <Dialog
      title={t('customers.viewSave')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} loading={loading}>
            {t('customers.viewKeep')}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sm i2">{t('customers.viewText')}</p>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <TextInput
          label={t('customers.viewName')}
          value={name}
          required
          maxLength={80}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
