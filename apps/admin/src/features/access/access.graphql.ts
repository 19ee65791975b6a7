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

export const SetPasswordDocument = graphql(`
  mutation SetPassword($token: String!, $password: String!) {
    setPassword(token: $token, password: $password) {
      user {
        id
      }
    }
  }
`);
