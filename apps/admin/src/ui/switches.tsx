import { useMutation } from '@apollo/client/react';
import { useLanguage, useT } from '../lib/i18n.js';
import { localeOf } from '../lib/preferences.js';
import { useSession } from '../lib/session.js';
import { IconButton } from './button.js';
import { Menu } from './menu.js';
import { type ThemeChoice, useThemeChoice } from './provider.js';
import { SetLocaleDocument } from '../lib/session.graphql.js';

/** 中 / EN; a signed-in viewer's choice is kept with the account too. */
export function LanguageSwitch() {
  const t = useT();
  const { viewer } = useSession();
  const { language, choose } = useLanguage();
  const [setLocale] = useMutation(SetLocaleDocument);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const change = () => {
    choose(other);
    if (viewer) void setLocale({ variables: { locale: localeOf(other) } });
  };
  return (
    <button type="button" className="ghost lang" onClick={change}>
      <span className="vh" lang={other}>
        {t('shell.language')}
      </span>
      <span>
        {language === 'en' ? '中' : <b>中</b>} / {language === 'en' ? <b>EN</b> : 'EN'}
      </span>
    </button>
  );
}

const themes = { auto: 'auto', light: 'sun', dark: 'moon' } as const satisfies Record<ThemeChoice, string>;

export function ThemeSwitch() {
  const t = useT();
  const [choice, choose] = useThemeChoice();
  const option = (theme: ThemeChoice) =>
    ({
      key: theme,
      label: t(`shell.theme.${theme}`),
      icon: themes[theme],
      chosen: theme === choice,
      onSelect: () => choose(theme),
    }) as const;
  return (
    <Menu
      label={t('shell.theme')}
      trigger={<IconButton label={t('shell.theme')} icon={themes[choice]} />}
      groups={[[option('auto'), option('light'), option('dark')]]}
    />
  );
}
