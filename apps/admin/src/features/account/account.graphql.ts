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

export const MySecondFactorDocument = graphql(`
  query MySecondFactor {
    mySecondFactor
  }
`);

export const StartSecondFactorDocument = graphql(`
  mutation StartSecondFactor {
    startSecondFactor {
      secret
      uri
    }
  }
`);

export const ConfirmSecondFactorDocument = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code)
  }
`);

export const RemoveSecondFactorDocument = graphql(`
  mutation RemoveSecondFactor($code: String!) {
    removeSecondFactor(code: $code)
  }
`);
