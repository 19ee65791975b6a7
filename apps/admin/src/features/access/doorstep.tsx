import './sign-in.css';
import type { ReactNode } from 'react';
import { useT } from '../../lib/i18n.js';
import { useSession } from '../../lib/session.js';
import { Mark } from '../../ui/icon.js';
import { LanguageSwitch, ThemeSwitch } from '../../ui/switches.js';
import { Poem } from './poem.js';

/** The page before the house: the poem on the left, a form on the right. */
export function Doorstep({ children }: { children: ReactNode }) {
  const t = useT();
  const { installation } = useSession();
  return (
    <div className="sign">
      <section className="l" aria-label={t('signIn.about')}>
        <div className="brand">
          <Mark />
          <span>Regulars</span>
          <span className="zh" lang="zh-CN">
            常客
          </span>
        </div>
        <Poem />
        <p className="sm i3">{installation.name}</p>
      </section>
      <main className="r" id="main">
        <div className="tools" style={{ display: 'flex', justifyContent: 'flex-end', marginRight: -56 }}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        {children}
        <p className="xs i3">{t('signIn.note')}</p>
      </main>
    </div>
  );
}
