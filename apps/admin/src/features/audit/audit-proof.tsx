import { useMutation, useQuery } from '@apollo/client/react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { AuditStateDocument, VerifyAuditDocument } from './audit.graphql.js';

const lookEvery = 5000;

/** How far the log is sealed, and a button that computes every seal anew. */
export function AuditProof({ onVerified }: { onVerified: () => void }) {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const explain = useExplain();
  const { data, refetch } = useQuery(AuditStateDocument, { pollInterval: lookEvery, fetchPolicy: 'network-only' });
  const [verify, { data: looked, loading }] = useMutation(VerifyAuditDocument);
  const state = data?.auditState;
  const found = looked?.verifyAudit;
  const look = () =>
    verify().then(
      () => {
        void refetch();
        onVerified();
      },
      (error: unknown) => toast(explain(error)),
    );
  return (
    <section className="audit-proof" aria-live="polite">
      <p>
        {state && (
          <span className="i2">
            {t('audit.state', { sealed: state.sealed, unsealed: state.unsealed })} ·{' '}
            {state.verifiedAt ? t('audit.verifiedAt', { when: format.dateTime(state.verifiedAt) }) : t('audit.neverVerified')}
          </span>
        )}
        <span className="sp" />
        <Button variant="primary" icon="shield" loading={loading} onClick={() => void look()}>
          {t('audit.verify')}
        </Button>
      </p>
      {found?.sound && (
        <Banner tone="good" title={t('audit.sound')}>
          {t('audit.soundText', { checked: found.checked, checkpoints: found.checkpoints })}
        </Banner>
      )}
      {found && !found.sound && (
        <Banner tone="not" title={t('audit.unsound')}>
          <ul>
            {found.faults.map(({ code, from, to }) => (
              <li key={`${code} ${from} ${to}`}>{t(`audit.fault.${code}`, { from: format.number(from), to: format.number(to) })}</li>
            ))}
          </ul>
        </Banner>
      )}
    </section>
  );
}
