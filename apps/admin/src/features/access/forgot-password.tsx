import { useMutation } from '@apollo/client/react';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import { RequestPasswordLinkDocument } from './access.graphql.js';

/** Has a link sent to the address that was typed; whether it belongs to somebody is not told. */
export function ForgotPassword({ email }: { email: string }) {
  const t = useT();
  const explain = useExplain();
  const [request, { data, loading, error }] = useMutation(RequestPasswordLinkDocument);
  const ask = () => void request({ variables: { email } }).catch(() => undefined);
  return (
    <div className="stack">
      <div role="status">{data && <Banner tone="info">{t('signIn.linkSent', { email })}</Banner>}</div>
      {error && <Banner tone="not">{failureOf(error).code === 'LIMIT_REACHED' ? t('signIn.linkLimit') : explain(error)}</Banner>}
      <div>
        <Button variant="link" loading={loading} disabled={email === ''} onClick={ask}>
          {t('signIn.forgot')}
        </Button>
        {email === '' && <span className="sm i3"> {t('signIn.forgotHint')}</span>}
      </div>
    </div>
  );
}
