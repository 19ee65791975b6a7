import { useMutation } from '@apollo/client/react';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { failureOf, useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { NewPassword } from '../../ui/new-password.js';
import { Banner } from '../../ui/show.js';
import { CreateFirstOwnerDocument } from './access.graphql.js';
import { Doorstep } from './doorstep.js';

const refusals = ['UNAUTHENTICATED', 'NOT_FOUND', 'INPUT_INVALID'];

/** Opened from the one-time link, whose token stands after the # so that it reaches no server log. */
export function FirstOwnerPage() {
  const t = useT();
  const explain = useExplain();
  useCrumbs({ label: t('firstOwner.title') });
  const { renew } = useSession();
  const { history } = useRouter();
  const token = new URLSearchParams(useLocation().hash).get('token');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [create, { loading, error }] = useMutation(CreateFirstOwnerDocument);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!token) return;
    const { data } = await create({ variables: { token, name: name.trim(), email: email.trim(), password } }).catch(() => ({
      data: undefined,
    }));
    if (!data) return;
    await renew();
    history.push('/');
  };

  return (
    <Doorstep>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div>
          <h1 className="h1">{t('firstOwner.title')}</h1>
          <p className="sm i2">{t('firstOwner.text')}</p>
        </div>
        {!token && (
          <Banner tone="not" title={t('firstOwner.noToken')}>
            {t('firstOwner.noTokenText')}
          </Banner>
        )}
        {error && <Banner tone="not">{refusals.includes(failureOf(error).code) ? t('firstOwner.refused') : explain(error)}</Banner>}
        <TextInput
          large
          label={t('firstOwner.name')}
          autoComplete="name"
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextInput
          large
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <NewPassword large label={t('signIn.password')} value={password} onChange={setPassword} />
        <Button variant="primary" size="full" type="submit" loading={loading} disabled={!token}>
          {t('firstOwner.submit')}
        </Button>
      </form>
    </Doorstep>
  );
}
