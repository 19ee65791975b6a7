import { nodeAt, type Path } from '@regulars/segment-language';
import type { MessageKey } from '../../lib/i18n.js';
import { useWords } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import { useBuilder, useBuilt } from './builder-context.js';
import { fixOf, type Problem } from './problems.js';
import { ruleText } from './rule-parts.js';

/** How many problems are shown at once; the rest are counted. */
const SHOWN = 3;

/** What keeps the rule from being counted and saved: where, why, and one thing to do about it. */
export function ProblemsStrip({ problems, onJump }: { problems: readonly Problem[]; onJump: (row: Path) => void }) {
  const { speech, dispatch } = useBuilder();
  const { state } = useBuilt();
  const words = useWords();
  const { t } = speech;
  if (!problems.length) return null;
  return (
    <section className="problems" aria-label={t('segments.problem.title', { count: problems.length })}>
      <h2 className="vh">{t('segments.problem.title', { count: problems.length })}</h2>
      {problems.slice(0, SHOWN).map(({ number, issue, row }) => {
        const key: MessageKey = `segments.problem.${issue.code}`;
        const fix = fixOf(issue);
        const at = nodeAt(state.root, row);
        return (
          <Banner
            key={number}
            tone="not"
            number={number}
            title={at ? ruleText(at, speech) : t('segments.problem.whole')}
            action={
              fix && issue.fix ? (
                <Button variant="link" onClick={() => dispatch({ type: 'replace', path: issue.path, node: fix })}>
                  {words(issue.fix.title)}
                </Button>
              ) : (
                <Button variant="link" onClick={() => onJump(row)}>
                  {t('segments.problem.jump')}
                </Button>
              )
            }
          >
            {t(key, { expected: issue.expected })}
          </Banner>
        );
      })}
      {problems.length > SHOWN && <p className="xs i3">{t('segments.problem.more', { count: problems.length - SHOWN })}</p>}
    </section>
  );
}
