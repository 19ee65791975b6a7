import { graphql } from '../../gql/index.js';

export const UsersDocument = graphql(`
  query Users($after: String) {
    users(first: 50, after: $after) {
      nodes {
        id
        name
        email
        createdAt
        disabledAt
        isInvited
        hasSecondFactor
        lastSeenAt
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
    roles(first: 200) {
      nodes {
        id
        key
        name
      }
    }
  }
`);

export const InviteUserDocument = graphql(`
  mutation InviteUser($input: InviteUserInput!) {
    inviteUser(input: $input) {
      path
      expiresAt
      user {
        id
        name
      }
    }
  }
`);

export const NewPasswordLinkDocument = graphql(`
  mutation NewPasswordLink($id: ID!) {
    newPasswordLink(id: $id) {
      path
      expiresAt
      user {
        id
        name
      }
    }
  }
`);

export const UpdateUserDocument = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      id
      name
      role {
        id
        key
        name
      }
    }
  }
`);

export const DisableUserDocument = graphql(`
  mutation DisableUser($id: ID!) {
    disableUser(id: $id) {
      id
      disabledAt
    }
  }
`);

export const EnableUserDocument = graphql(`
  mutation EnableUser($id: ID!) {
    enableUser(id: $id) {
      id
      disabledAt
    }
  }
`);

export const EndUserSessionsDocument = graphql(`
  mutation EndUserSessions($id: ID!) {
    endUserSessions(id: $id)
  }
`);

export const ResetSecondFactorDocument = graphql(`
  mutation ResetSecondFactor($id: ID!) {
    resetSecondFactor(id: $id) {
      id
      hasSecondFactor
    }
  }
`);
