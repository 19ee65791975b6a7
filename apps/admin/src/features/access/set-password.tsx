import { useMutation } from '@apollo/client/react';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useExplainRights } from '../../lib/explain-rights.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { NewPassword } from '../../ui/new-password.js';
import { Banner } from '../../ui/show.js';
import { SetPasswordDocument } from './access.graphql.js';
import { Doorstep } from './doorstep.js';
import { asksForCode, SecondFactorField } from './second-factor-field.js';

/** Opened from an invitation or another link to choose a password; the token stands after the # so that it reaches no server log. */
export function SetPasswordPage() {
  const t = useT();
  const explain = useExplainRights();
  useCrumbs({ label: t('setPassword.title') });
  const { renew } = useSession();
  const { history } = useRouter();
  const token = new URLSearchParams(useLocation().hash).get('token');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isCodeAsked, setCodeAsked] = useState(false);
  const [choose, { loading, error }] = useMutation(SetPasswordDocument, {
    onError: (failure) => asksForCode(failure) && setCodeAsked(true),
  });
  const asked = asksForCode(error);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!token) return;
    const { data } = await choose({ variables: { token, password, ...(code.trim() && { code }) } }).catch(() => ({ data: undefined }));
    if (!data) return;
    await renew();
    history.push('/');
  };
  return (
    <Doorstep>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div>
          <h1 className="h1">{t('setPassword.title')}</h1>
          <p className="sm i2">{t('setPassword.text')}</p>
        </div>
        {!token && <Banner tone="not">{t('setPassword.noToken')}</Banner>}
        {asked && (
          <Banner tone={asked === 'CODE_NEEDED' ? 'info' : 'not'}>
            {t(asked === 'CODE_NEEDED' ? 'signIn.codeNeeded' : 'signIn.codeWrong')}
          </Banner>
        )}
        {error && !asked && <Banner tone="not">{explain(error, t('setPassword.refused'))}</Banner>}
        <NewPassword large label={t('signIn.password')} value={password} onChange={setPassword} />
        {isCodeAsked && <SecondFactorField value={code} onChange={setCode} />}
        <Button variant="primary" size="full" type="submit" loading={loading} disabled={!token}>
          {t('setPassword.submit')}
        </Button>
      </form>
    </Doorstep>
  );
}
