import { useMutation } from '@apollo/client/react';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { failureOf, useExplain } from '../../lib/errors.js';
import { type MessageKey, Rich, useT } from '../../lib/i18n.js';
import { useRoleName } from '../../lib/role-name.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Banner } from '../../ui/show.js';
import { SignInDocument } from './access.graphql.js';
import { Doorstep } from './doorstep.js';
import { ForgotPassword } from './forgot-password.js';
import { asksForCode, SecondFactorField } from './second-factor-field.js';

const demoAccounts = ['owner', 'marketer', 'analyst', 'support'] as const;
const demoPassword = 'demo';
const refusals = ['UNAUTHENTICATED', 'NOT_FOUND', 'INPUT_INVALID'];

/** Only a path of this site may be gone on to. */
const onwards = (to: string | undefined) => (to?.startsWith('/') && !to.startsWith('//') ? to : '/');

export function SignInPage() {
  const t = useT();
  const explain = useExplain();
  const roleName = useRoleName();
  useCrumbs({ label: t('signIn.title') });
  const { viewer, installation, renew } = useSession();
  const { history } = useRouter();
  const to = onwards(useSearch({ from: '/sign-in' }).to);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isCodeAsked, setCodeAsked] = useState(false);
  const [signIn, { loading, error }] = useMutation(SignInDocument, { onError: (failure) => asksForCode(failure) && setCodeAsked(true) });
  const asked = asksForCode(error);

  const enter = async (variables: { email: string; password: string; code?: string }) => {
    const { data } = await signIn({ variables }).catch(() => ({ data: undefined }));
    if (!data) return;
    await renew();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void enter({ email: email.trim(), password, ...(code.trim() && { code }) });
  };
  useEffect(() => {
    if (viewer) history.replace(to);
  }, [viewer, history, to]);

  return (
    <Doorstep>
      <form className="form" onSubmit={submit}>
        <h1 className="h1">{t('signIn.title')}</h1>
        {installation.needsFirstOwner && (
          <Banner tone="info" title={t('signIn.firstOwner')}>
            {t('signIn.firstOwnerText')}
          </Banner>
        )}
        {asked === 'CODE_NEEDED' && <Banner tone="info">{t('signIn.codeNeeded')}</Banner>}
        {asked === 'CODE_WRONG' && <Banner tone="not">{t('signIn.codeWrong')}</Banner>}
        {error && !asked && <Banner tone="not">{refusals.includes(failureOf(error).code) ? t('signIn.wrong') : explain(error)}</Banner>}
        <TextInput
          large
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextInput
          large
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {isCodeAsked && <SecondFactorField value={code} onChange={setCode} />}
        <Button variant="primary" size="full" type="submit" loading={loading}>
          {t('signIn.submit')}
        </Button>
        {installation.canMail && <ForgotPassword email={email.trim()} />}
        {installation.isDemo && (
          <section aria-labelledby="demo-accounts">
            <h2 className="over" id="demo-accounts">
              {t('signIn.demoTitle')}
            </h2>
            <p className="sm i2">
              <Rich k="signIn.demoText" />
            </p>
            <div className="accounts">
              {demoAccounts.map((key) => {
                const note: MessageKey = `signIn.demo.${key}`;
                const address = `${key}@demo.test`;
                return (
                  <button key={key} type="button" onClick={() => void enter({ email: address, password: demoPassword })}>
                    <b>{t('signIn.demoAs', { role: roleName({ key, name: key }) })}</b>
                    <span>
                      {address} · {t(note)}
                    </span>
                    <Icon name="right" />
                  </button>
                );
              })}
            </div>
          </section>
        )}
      </form>
    </Doorstep>
  );
}
