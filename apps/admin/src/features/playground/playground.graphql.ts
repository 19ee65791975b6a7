import { graphql } from '../../gql/index.js';

export const QuestionsDocument = graphql(`
  query Questions {
    savedQueries(first: 200) {
      nodes {
        id
        name
        document
        variables
        isShared
      }
    }
    teamQueries(first: 200) {
      nodes {
        id
        name
        document
        variables
        owner
      }
    }
  }
`);

export const SaveQuestionDocument = graphql(`
  mutation SaveQuestion($input: SaveQueryInput!) {
    saveQuery(input: $input) {
      id
      name
    }
  }
`);

export const DiscardQuestionDocument = graphql(`
  mutation DiscardQuestion($id: ID!) {
    discardQuery(id: $id)
  }
`);

export const QuestionCostDocument = graphql(`
  query QuestionCost($document: String!, $variables: String) {
    documentCost(document: $document, variables: $variables) {
      cost
      limit
    }
  }
`);
