import { graphql } from '../../gql/index.js';

export const SignInDocument = graphql(`
  mutation SignIn($email: String!, $password: String!, $code: String) {
    signIn(email: $email, password: $password, code: $code) {
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
  mutation SetPassword($token: String!, $password: String!, $code: String) {
    setPassword(token: $token, password: $password, code: $code) {
      user {
        id
      }
    }
  }
`);

export const RequestPasswordLinkDocument = graphql(`
  mutation RequestPasswordLink($email: String!) {
    requestPasswordLink(email: $email)
  }
`);
