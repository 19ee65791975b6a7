import { graphql } from '../../gql/index.js';

export const JobsDocument = graphql(`
  query Jobs {
    jobs {
      id
      kind
      state
      subjectId
      attempts
      mostAttempts
      createdAt
      startedAt
      done
      total
      canBeCancelled
    }
  }
`);

export const CancelJobDocument = graphql(`
  mutation CancelJob($id: ID!) {
    cancelJob(id: $id)
  }
`);

export const RetryJobDocument = graphql(`
  mutation RetryJob($id: ID!) {
    retryJob(id: $id)
  }
`);

export const StopImportDocument = graphql(`
  mutation StopImport($id: ID!) {
    cancelImport(id: $id) {
      id
      state
    }
  }
`);

export const JobSubjectDocument = graphql(`
  query JobSubject($id: ID!) {
    node(id: $id) {
      type: __typename
      id
      ... on Import {
        file {
          name
        }
        progress {
          done
          total
        }
      }
      ... on Segment {
        name
      }
      ... on Export {
        purpose
      }
    }
  }
`);
