import { useMutation } from '@apollo/client/react';
import { useState, type SyntheticEvent } from 'react';
import { useCountryOptions } from '../../lib/countries.js';
import { currencyOptions } from '../../lib/currencies.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { useSession, useViewer } from '../../lib/session.js';
import { allZones } from '../../lib/zone.js';
import { Button } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { Select, TextInput } from '../../ui/field.js';
import { useToast } from '../../ui/toast.js';
import { Trouble } from '../../ui/trouble.js';
import { UpdateOrganisationDocument } from './settings.graphql.js';

const zones = allZones().map((value) => ({ value, label: value }));

export function ShopSettings() {
  const t = useT();
  const toast = useToast();
  const { language } = useLanguage();
  const { renew } = useSession();
  const { organisation } = useViewer();
  const countries = useCountryOptions();
  const [name, setName] = useState(organisation.name);
  const [currency, setCurrency] = useState(organisation.currency);
  const [zone, setZone] = useState(organisation.zone);
  const [country, setCountry] = useState(organisation.country);
  const [locale, setLocale] = useState(organisation.locale);
  const [update, { loading, error }] = useMutation(UpdateOrganisationDocument);

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const input = { name: name.trim(), zone, country, locale, ...(organisation.currencyFixed ? {} : { currency }) };
    const { data } = await update({ variables: { input } }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('settings.saved'));
    await renew();
  };
  return (
    <section aria-labelledby="shop">
      <h2 className="over" id="shop">
        {t('settings.shop')}
      </h2>
      <form className="stack" onSubmit={(event) => void save(event)}>
        {error && <Trouble error={error} />}
        <TextInput label={t('settings.name')} required maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        <div className="pair">
          <Combobox
            label={t('settings.currency')}
            hint={t(organisation.currencyFixed ? 'settings.currencyFixed' : 'settings.currencyOpen')}
            nothing={t('common.nothingFound')}
            options={currencyOptions(language)}
            disabled={organisation.currencyFixed}
            value={currency}
            onChange={(value) => setCurrency(value ?? currency)}
          />
          <Combobox
            label={t('settings.zone')}
            hint={t('settings.zoneHint')}
            nothing={t('common.nothingFound')}
            options={zones}
            value={zone}
            onChange={(value) => setZone(value ?? zone)}
          />
        </div>
        <div className="pair">
          <Combobox
            label={t('settings.country')}
            hint={t('settings.countryHint')}
            nothing={t('common.nothingFound')}
            options={countries}
            value={country}
            onChange={(value) => setCountry(value ?? country)}
          />
          <Select
            label={t('settings.locale')}
            hint={t('settings.localeHint')}
            options={[
              { value: 'ZH_CN', label: t('demo.zh') },
              { value: 'EN', label: t('demo.en') },
            ]}
            value={locale}
            onChange={setLocale}
          />
        </div>
        <div>
          <Button variant="primary" type="submit" loading={loading}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
