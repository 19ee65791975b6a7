import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Select, TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { CreateWebhookDocument, WebhooksDocument, WebhookSegmentsDocument } from './webhooks.graphql.js';

/** Makes a webhook and shows its secret, this once. */
export function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { data } = useQuery(WebhookSegmentsDocument);
  const [create, { data: made, loading }] = useMutation(CreateWebhookDocument, { refetchQueries: [WebhooksDocument] });
  const segments = data?.segments.nodes ?? [];
  const segmentId = chosen ?? segments[0]?.id ?? '';
  const secret = made?.createWebhook.secret;
  const make = () => create({ variables: { input: { segmentId, url } } }).catch((error: unknown) => toast(explain(error)));
  return (
    <Dialog
      title={t('webhooks.new')}
      open
      onClose={onClose}
      footer={
        secret ? (
          <Button variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button variant="primary" loading={loading} disabled={url.trim() === '' || segmentId === ''} onClick={() => void make()}>
              {t('webhooks.make')}
            </Button>
          </>
        )
      }
    >
      {secret ? (
        <>
          <Banner tone="warn">{t('webhooks.secretOnce')}</Banner>
          <TextInput label={t('webhooks.secret')} readOnly value={secret} onFocus={(event) => event.target.select()} />
        </>
      ) : (
        <div className="new-webhook">
          <Select
            label={t('webhooks.segment')}
            value={segmentId}
            options={segments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
          <TextInput
            label={t('webhooks.url')}
            hint={t('webhooks.urlHint')}
            type="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </div>
      )}
    </Dialog>
  );
}
