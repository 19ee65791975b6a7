import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { failureOf } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { QuestionCostDocument } from './playground.graphql.js';
import type { Question } from './question.js';

const restMs = 400;

/** What the question would cost, once its writer rests. */
export function QuestionCost({ question }: { question: Question }) {
  const t = useT();
  const [rested, setRested] = useState(question);
  useEffect(() => {
    const timer = setTimeout(() => setRested(question), restMs);
    return () => clearTimeout(timer);
  }, [question]);
  const { data, previousData, error } = useQuery(QuestionCostDocument, {
    variables: { document: rested.document, variables: rested.variables },
    skip: rested.document.trim() === '',
    errorPolicy: 'none',
  });
  const told = (data ?? previousData)?.documentCost;
  const isRefused = error !== undefined && ['INPUT_INVALID', 'LIMIT_REACHED'].includes(failureOf(error).code);
  const isDear = told !== undefined && told.cost > told.limit;
  return (
    <p className={`cost sm${isRefused || isDear ? ' bad' : ' i2'}`} role="status">
      {isRefused
        ? t('playground.notAnswerable')
        : told && t(isDear ? 'playground.tooDear' : 'playground.cost', { cost: told.cost, limit: told.limit })}
    </p>
  );
}
