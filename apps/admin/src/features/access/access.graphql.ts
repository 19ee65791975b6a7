import { graphql } from '../../gql/index.js';

export const SignInDocument = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      user {
        id
      }
    }
  }
`);

export const CreateFirstOwnerDocument = graphql(`
  mutation CreateFirstOwner($token: String!, $email: String!, $password: String!, $name: String!) {
    createFirstOwner(token: $token, email: $email, password: $password, name: $name) {
      user {
        id
      }
    }
  }
`);

export const UsersDocument = graphql(`
  query Users($after: String) {
    users(first: 50, after: $after) {
      nodes {
        id
        name
        email
        createdAt
        disabledAt
        role {
          id
          key
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
