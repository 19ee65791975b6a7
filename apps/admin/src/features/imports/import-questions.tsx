import { useMutation } from '@apollo/client/react';
import type { ImportOptionsInput } from '../../gql/graphql.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Banner } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import type { ImportRecord } from './import-page.js';
import { MapImportDocument } from './imports.graphql.js';

const answers: Record<string, ImportOptionsInput> = {
  POINT: { decimalMark: 'POINT' },
  COMMA: { decimalMark: 'COMMA' },
  DAY_FIRST: { dateOrder: 'DAY_FIRST' },
  MONTH_FIRST: { dateOrder: 'MONTH_FIRST' },
};

/** What the file leaves open, with both readings of one of its own values: an answer reads the whole file again. */
export function ImportQuestions({ item }: { item: ImportRecord }) {
  const t = useT();
  const [map, { loading, error }] = useMutation(MapImportDocument);
  const answer = (choice: string) => {
    const mapping = item.columns.map(({ column, target }) => ({ column, target }));
    void map({ variables: { input: { id: item.id, mapping, options: answers[choice] } } }).catch(() => undefined);
  };
  return (
    <>
      {error && <Trouble error={error} />}
      {item.formats.questions.map(({ about, column, example, readings }) => (
        <Banner key={about} tone="warn" title={t(`imports.ask.${about}`, { column, example })}>
          <span className="ways">
            {readings.map(({ choice, reading }) => (
              <Button key={choice} size="small" disabled={loading} onClick={() => answer(choice)}>
                {t('imports.ask.reading', { example, reading })}
              </Button>
            ))}
          </span>
        </Banner>
      ))}
    </>
  );
}
