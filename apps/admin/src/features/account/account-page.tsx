import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import { useExplainRights } from '../../lib/explain-rights.js';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { TextInput } from '../../ui/field.js';
import { NewPassword } from '../../ui/new-password.js';
import { Banner, Chip, PageHeader, Skeleton } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { browserName } from './browser-name.js';
import { SecondFactor } from './second-factor.js';
import { ChangePasswordDocument, EndOtherSessionsDocument, EndSessionDocument, MySessionsDocument } from './account.graphql.js';

/** One's own account: where one is signed in, the second factor, and the password. */
export function AccountPage() {
  const t = useT();
  const { user } = useViewer();
  useCrumbs({ label: t('account.title') });
  return (
    <div className="page account">
      <PageHeader title={t('account.title')} lede={`${user.name} · ${user.email}`} />
      <Sessions />
      <SecondFactor />
      <Password />
    </div>
  );
}

function Sessions() {
  const t = useT();
  const toast = useToast();
  const format = useFormat();
  const { data, error, refetch } = useQuery(MySessionsDocument, { fetchPolicy: 'network-only' });
  const [end] = useMutation(EndSessionDocument);
  const [endOthers, ending] = useMutation(EndOtherSessionsDocument);
  const explain = useExplainRights();
  const finish = (act: Promise<unknown>) =>
    void act
      .then(() => refetch())
      .then(
        () => toast(t('account.ended')),
        (failure: unknown) => toast(explain(failure)),
      );
  const sessions = data?.mySessions;
  return (
    <section aria-labelledby="sessions">
      <div className="sec">
        <h2 className="over" id="sessions">
          {t('account.sessions')}
        </h2>
        <span className="sp" />
        {sessions && sessions.length > 1 && (
          <Button loading={ending.loading} onClick={() => finish(endOthers())}>
            {t('account.endOthers')}
          </Button>
        )}
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!sessions && !error && <Skeleton lines={3} />}
      <ul className="sessions">
        {sessions?.map(({ id, agent, address, createdAt, seenAt, isCurrent }) => {
          const name = (agent != null && browserName(agent)) || agent || t('account.unknownBrowser');
          return (
            <li key={id}>
              <div>
                <b>{name}</b> {isCurrent && <Chip tone="good">{t('account.thisOne')}</Chip>}
                <p className="sm i2">
                  {t('account.seen', { time: format.dateTime(seenAt), address: address ?? '–' })} ·{' '}
                  {t('account.since', { time: format.dateTime(createdAt) })}
                </p>
              </div>
              {!isCurrent && (
                <Button aria-label={t('account.endNamed', { name })} onClick={() => finish(end({ variables: { id } }))}>
                  {t('account.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Password() {
  const t = useT();
  const toast = useToast();
  const explain = useExplainRights();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [change, { loading, error }] = useMutation(ChangePasswordDocument);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await change({ variables: { present, next } }).catch(() => ({ data: undefined }));
    if (!data) return;
    setPresent('');
    setNext('');
    toast(t('account.passwordChanged'));
  };
  return (
    <section aria-labelledby="password">
      <h2 className="over gap" id="password">
        {t('account.password')}
      </h2>
      <form className="stack narrowform" onSubmit={(event) => void save(event)}>
        {error && <Banner tone="not">{explain(error, t('account.passwordWrong'))}</Banner>}
        <TextInput
          label={t('account.present')}
          type="password"
          autoComplete="current-password"
          required
          value={present}
          onChange={(event) => setPresent(event.target.value)}
        />
        <NewPassword label={t('account.next')} value={next} onChange={setNext} />
        <div>
          <Button type="submit" variant="primary" loading={loading}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </section>
  );
}
