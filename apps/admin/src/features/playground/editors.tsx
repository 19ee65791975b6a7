import { useGraphiQL, useOperationsEditorState, useOptimisticState, useVariablesEditorState } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useEffectEvent } from 'react';
import type { Question } from './question.js';

interface EditorsProps {
  /** Put into the editors when another one comes. */
  opened: Question | undefined;
  onQuestion: (question: Question, schema: GraphQLSchema | null | undefined) => void;
}

/** Tells what stands in GraphiQL's editors and puts questions into them; shows nothing of its own. */
export function Editors({ opened, onQuestion }: EditorsProps) {
  const [document, setDocument] = useOptimisticState(useOperationsEditorState());
  const [variables, setVariables] = useOptimisticState(useVariablesEditorState());
  const schema = useGraphiQL((state) => state.schema);
  const tell = useEffectEvent(onQuestion);
  const put = useEffectEvent((question: Question) => {
    if (question.document !== document) setDocument(question.document);
    if (question.variables !== variables) setVariables(question.variables);
  });
  useEffect(() => tell({ document, variables }, schema), [document, variables, schema]);
  useEffect(() => {
    if (opened) put(opened);
  }, [opened]);
  return null;
}
