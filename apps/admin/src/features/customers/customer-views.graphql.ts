import { graphql } from '../../gql/index.js';

export const CustomerViewsDocument = graphql(`
  query CustomerViews {
    savedViews(place: CUSTOMERS, first: 200) {
      nodes {
        id
        name
        address
      }
    }
  }
`);

export const SaveViewDocument = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      id
      name
      address
    }
  }
`);

export const DiscardViewDocument = graphql(`
  mutation DiscardView($id: ID!) {
    discardView(id: $id)
  }
`);
