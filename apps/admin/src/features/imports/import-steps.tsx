import './imports.css';
import type { ImportState } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { Icon } from '../../ui/icon.js';

const steps = ['upload', 'map', 'check', 'run', 'report'] as const;
export type ImportStep = (typeof steps)[number];

/** Where an import stands, by its state alone: so the page resumes wherever it is. */
export const stepOf: Record<ImportState, ImportStep> = {
  UPLOADED: 'map',
  MAPPED: 'check',
  CHECKING: 'check',
  CHECKED: 'check',
  RUNNING: 'run',
  PAUSED: 'run',
  DONE: 'report',
  FAILED: 'report',
  CANCELLED: 'report',
  UNDOING: 'report',
  UNDONE: 'report',
};

export function ImportSteps({ at }: { at: ImportStep }) {
  const t = useT();
  const here = steps.indexOf(at);
  return (
    <ol className="steps" aria-label={t('imports.steps')}>
      {steps.map((step, index) => (
        <li key={step} className={index < here ? 'done' : undefined} aria-current={index === here ? 'step' : undefined}>
          {index < here ? <Icon name="check" /> : <span>{index + 1}</span>}
          {t(`imports.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
