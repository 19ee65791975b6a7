import { graphql } from '../gql/index.js';

export const FindAnythingDocument = graphql(`
  query FindAnything($search: String!) {
    segments(search: $search, first: 5) {
      nodes {
        id
        name
      }
    }
    customers(search: $search, first: 6) {
      nodes {
        id
        displayName
        externalId
        phone
        city
      }
    }
  }
`);
