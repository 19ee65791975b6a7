import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import { renderSVG } from 'uqr';
import { useExplainRights } from '../../lib/explain-rights.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Banner, Chip } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import {
  ConfirmSecondFactorDocument,
  MySecondFactorDocument,
  RemoveSecondFactorDocument,
  StartSecondFactorDocument,
} from './account.graphql.js';

type Opened = 'set-up' | 'remove' | undefined;

/** Whether sign-in asks for a code of an app, and how that begins and ends. */
export function SecondFactor() {
  const t = useT();
  const toast = useToast();
  const explain = useExplainRights();
  const { data, refetch } = useQuery(MySecondFactorDocument, { fetchPolicy: 'network-only' });
  const [start, starting] = useMutation(StartSecondFactorDocument);
  const [opened, setOpened] = useState<Opened>();
  const isOn = data?.mySecondFactor ?? false;
  const close = () => {
    setOpened(undefined);
    void refetch();
  };
  const begin = () =>
    void start()
      .then(() => setOpened('set-up'))
      .catch((error: unknown) => toast(explain(error)));
  return (
    <section aria-labelledby="second-factor">
      <h2 className="over gap" id="second-factor">
        {t('account.factor')} {isOn && <Chip tone="good">{t('account.factorOn')}</Chip>}
      </h2>
      <div className="stack">
        <p className="i2">{t('account.factorText')}</p>
        <div>
          {isOn ? (
            <Button onClick={() => setOpened('remove')}>{t('account.factorRemove')}</Button>
          ) : (
            <Button loading={starting.loading} onClick={begin}>
              {t('account.factorSetUp')}
            </Button>
          )}
        </div>
      </div>
      {opened === 'set-up' && starting.data && <SetUpDialog {...starting.data.startSecondFactor} onClose={close} />}
      {opened === 'remove' && <RemoveDialog onClose={close} />}
    </section>
  );
}

/** The secret for the app, a first code of it, and the recovery codes, shown this once. */
function SetUpDialog({ secret, uri, onClose }: { secret: string; uri: string; onClose: () => void }) {
  const t = useT();
  const explain = useExplainRights();
  const [code, setCode] = useState('');
  const [confirm, { data, loading, error }] = useMutation(ConfirmSecondFactorDocument);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void confirm({ variables: { code } }).catch(() => undefined);
  };
  if (data) {
    return (
      <Dialog
        title={t('account.recovery')}
        open
        onClose={onClose}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('account.recoveryKept')}
          </Button>
        }
      >
        <div className="stack">
          <p>{t('account.recoveryText')}</p>
          <ul className="recovery">
            {data.confirmSecondFactor.map((each) => (
              <li key={each}>
                <code>{each.replaceAll(/(.{4})(?=.)/g, '$1-')}</code>
              </li>
            ))}
          </ul>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('account.factorSetUp')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {error && <Banner tone="not">{explain(error, t('signIn.codeWrong'))}</Banner>}
        <p>{t('account.factorScan')}</p>
        <img
          className="qr"
          width={180}
          height={180}
          alt={t('account.factorQr')}
          src={`data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`}
        />
        <TextInput label={t('account.factorSecret')} readOnly className="mono" value={secret} onFocus={(event) => event.target.select()} />
        <TextInput
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" loading={loading}>
            {t('account.factorConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const explain = useExplainRights();
  const [code, setCode] = useState('');
  const [remove, { loading, error }] = useMutation(RemoveSecondFactorDocument);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await remove({ variables: { code } }).catch(() => ({ data: undefined }));
    if (data) onClose();
  };
  return (
    <Dialog title={t('account.factorRemove')} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {error && <Banner tone="not">{explain(error, t('signIn.codeWrong'))}</Banner>}
        <TextInput
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className="r-modal-foot">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" type="submit" loading={loading}>
            {t('account.factorRemove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
