import './settings.css';
import { useT } from '../../lib/i18n.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { PageHeader } from '../../ui/show.js';
import { AttributeSettings } from './attribute-settings.js';
import { ShopSettings } from './shop-settings.js';

export function SettingsPage() {
  const t = useT();
  useCrumbs({ label: t('settings.title') });
  return (
    <div className="page settings">
      <PageHeader title={t('settings.title')} />
      <ShopSettings />
      <AttributeSettings />
    </div>
  );
}
