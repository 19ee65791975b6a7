import { graphql } from '../../gql/index.js';

export const MySessionsDocument = graphql(`
  query MySessions {
    mySessions {
      id
      createdAt
      seenAt
      address
      agent
      isCurrent
    }
  }
`);

export const EndSessionDocument = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id)
  }
`);

export const EndOtherSessionsDocument = graphql(`
  mutation EndOtherSessions {
    endOtherSessions
  }
`);

export const ChangePasswordDocument = graphql(`
  mutation ChangePassword($present: String!, $next: String!) {
    changePassword(present: $present, next: $next)
  }
`);
