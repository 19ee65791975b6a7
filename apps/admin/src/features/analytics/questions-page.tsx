import './analytics.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { useCrumbs } from '../../ui/crumbs.js';
import { PageHeader } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { Answer } from './answer.js';
import { ForgetQuestionDocument, KeptQuestionsDocument } from './analytics.graphql.js';
import { addressOf, type AskedAddress, askedOf } from './asked.js';
import { QuestionForm } from './question-form.js';
import { SaveQuestion } from './save-question.js';

const mostShown = 200;

interface QuestionsPageProps {
  readonly address: AskedAddress;
  readonly onAsk: (address: AskedAddress) => void;
}

/** A question to the figures and its answer, and the questions that were kept. */
export function QuestionsPage({ address, onAsk }: QuestionsPageProps) {
  const t = useT();
  const format = useFormat();
  const { user } = useViewer();
  useCrumbs({ label: t('analytics.questions') });
  const asked = askedOf(address);
  const [isSaving, setSaving] = useState(false);
  const { data, error, refetch } = useQuery(KeptQuestionsDocument, { variables: { first: mostShown } });
  const [discard] = useMutation(ForgetQuestionDocument, { refetchQueries: [KeptQuestionsDocument] });
  const kept = data?.questions.nodes ?? [];
  const open = kept.find(
    (question) => JSON.stringify(addressOf({ ...question, condition: question.condition ?? '' })) === JSON.stringify(addressOf(asked)),
  );
  const title = open?.name ?? t('analytics.untitled');
  return (
    <div className="page">
      <PageHeader
        title={t('analytics.questions')}
        lede={t('analytics.questionsLede')}
        actions={
          <Button variant="primary" onClick={() => setSaving(true)}>
            {t('analytics.keep')}
          </Button>
        }
      />
      <QuestionForm key={asked.condition} asked={asked} onAsk={(next) => onAsk(addressOf(next))} />
      <section className="vsec" aria-label={title}>
        <h2 className="over">{title}</h2>
        <Answer key={asked.chart} asked={asked} title={title} />
      </section>
      <section className="vsec">
        <h2 className="over">{t('analytics.kept')}</h2>
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data && kept.length === 0 && <p className="sm i2">{t('analytics.noneKept')}</p>}
        {kept.length > 0 && (
          <Table caption={t('analytics.kept')}>
            <thead>
              <tr>
                <th scope="col">{t('analytics.name')}</th>
                <th scope="col">{t('analytics.count')}</th>
                <th scope="col">{t('analytics.splitBy')}</th>
                <th scope="col">{t('analytics.owner')}</th>
                <th scope="col">{t('analytics.changedAt')}</th>
                <th scope="col">
                  <span className="vh">{t('analytics.discard')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {kept.map((question) => (
                <tr key={question.id}>
                  <th scope="row">
                    <Link
                      to="/analysis/questions"
                      search={addressOf({ ...question, condition: question.condition ?? '' })}
                      className="link sm"
                    >
                      {question.name}
                    </Link>
                  </th>
                  <td>{format.list(question.measures.map((measure) => t(`analytics.measure.${measure}`)))}</td>
                  <td>{format.list(question.dimensions.map((dimension) => t(`analytics.by.${dimension}`)))}</td>
                  <td>{question.owner}</td>
                  <td>{format.day(question.updatedAt)}</td>
                  <td>
                    {question.owner === user.name && (
                      <Button variant="link" onClick={() => void discard({ variables: { id: question.id } })}>
                        {t('analytics.discard')}
                        <span className="vh"> {question.name}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </section>
      {isSaving && <SaveQuestion asked={asked} onClose={() => setSaving(false)} />}
    </div>
  );
}
