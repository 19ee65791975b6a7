import { Rich, useT } from '../../lib/i18n.js';

/** What a regular is, said with the bracket itself. */
export function Poem() {
  const t = useT();
  return (
    <div className="poem">
      <p className="say0">{t('poem.all')}</p>
      <div className="g">
        <p className="ln">{t('poem.one')}</p>
        <p className="ln">
          <span className="j">{t('poem.and')}</span>
          {t('poem.two')}
        </p>
        <p className="ln">
          <span className="j">{t('poem.and')}</span>
          {t('poem.three')}
        </p>
      </div>
      <p className="eq">
        <Rich k="poem.end" />
      </p>
    </div>
  );
}
