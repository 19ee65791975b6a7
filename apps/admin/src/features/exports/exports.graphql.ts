import { graphql } from '../../gql/index.js';

export const ExportsDocument = graphql(`
  query Exports($after: String) {
    exports(first: 50, after: $after) {
      nodes {
        id
        format
        fields
        purpose
        state
        rowCount
        url
        failure
        createdAt
        expiresAt
        segment {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);
