import { useMutation } from '@apollo/client/react';
import { useId, useState, type SyntheticEvent } from 'react';
import { currencyOptions } from '../lib/currencies.js';
import { useCountryOptions } from '../lib/countries.js';
import { useExplain } from '../lib/errors.js';
import { useLanguage, useT } from '../lib/i18n.js';
import { languageOf, localeOf } from '../lib/preferences.js';
import { useViewer } from '../lib/session.js';
import { allZones } from '../lib/zone.js';
import { Button } from '../ui/button.js';
import { Combobox } from '../ui/combobox.js';
import { Dialog } from '../ui/dialog.js';
import { Select, TextInput } from '../ui/field.js';
import { Banner } from '../ui/show.js';
import { StartWithOwnDataDocument } from './shell.graphql.js';

/** Asks what the own shop is, then empties the demo and goes on to the first owner. */
export function OwnDataDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const explain = useExplain();
  const form = useId();
  const { organisation } = useViewer();
  const { language, choose } = useLanguage();
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState(organisation.currency);
  const [zone, setZone] = useState(organisation.zone);
  const [country, setCountry] = useState(organisation.country);
  const [locale, setLocale] = useState(localeOf(language));
  const countries = useCountryOptions();
  const [start, { loading, error }] = useMutation(StartWithOwnDataDocument);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await start({ variables: { name, currency, zone, country, locale } }).catch(() => ({ data: undefined }));
    if (!data) return;
    choose(languageOf(locale));
    // a fresh page: the demo and its session are gone
    window.location.assign(`/first-owner#token=${encodeURIComponent(data.startWithOwnData)}`);
  };

  return (
    <Dialog
      title={t('demo.dialog')}
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} loading={loading}>
            {t('demo.confirm')}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sm i2">{t('demo.dialogText')}</p>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <TextInput
          label={t('demo.name')}
          value={name}
          required
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
          data-autofocus
        />
        <div className="pair">
          <Combobox
            label={t('demo.currency')}
            nothing={t('common.nothingFound')}
            options={currencyOptions(language)}
            value={currency}
            onChange={(value) => setCurrency(value ?? currency)}
          />
          <Combobox
            label={t('demo.country')}
            nothing={t('common.nothingFound')}
            options={countries}
            value={country}
            onChange={(value) => setCountry(value ?? country)}
          />
        </div>
        <p className="xs i3">
          {t('demo.currencyHint')} {t('demo.countryHint')}
        </p>
        <div className="pair">
          <Combobox
            label={t('demo.zone')}
            hint={t('demo.zoneHint')}
            nothing={t('common.nothingFound')}
            options={allZones().map((value) => ({ value, label: value }))}
            value={zone}
            onChange={(value) => setZone(value ?? zone)}
          />
          <Select
            label={t('demo.language')}
            options={[
              { value: 'ZH_CN', label: t('demo.zh') },
              { value: 'EN', label: t('demo.en') },
            ]}
            value={locale}
            onChange={setLocale}
          />
        </div>
      </form>
    </Dialog>
  );
}
