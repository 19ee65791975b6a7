import { graphql } from '../../gql/index.js';

export const RolesDocument = graphql(`
  query Roles {
    roles(first: 200) {
      nodes {
        id
        key
        name
        version
        actions
        rowScope
        labels {
          label
          level
        }
        fields {
          field
          level
        }
      }
    }
    roleFields {
      name
      label
      title {
        en
        zhCn
      }
      description {
        en
        zhCn
      }
      inputs
      levels
    }
  }
`);

export const PreviewRoleChangeDocument = graphql(`
  query PreviewRoleChange($roles: [RoleEditInput!]!) {
    previewRoleChange(roles: $roles) {
      approval
      cells {
        role
        kind
        name
        before
        after
        loosens
      }
      losses {
        kind
        id
        name
        owner
        missing
      }
    }
  }
`);

export const RoleGraphChangeDocument = graphql(`
  query RoleGraphChange($roles: [RoleEditInput!]!) {
    previewRoleChange(roles: $roles) {
      schemas {
        role
        added
        removed
        after
      }
    }
  }
`);

export const RoleSchemaDocument = graphql(`
  query RoleSchema($key: String!) {
    roleSchema(key: $key)
  }
`);

export const RoleChangesDocument = graphql(`
  query RoleChanges($after: String) {
    roleChanges(first: 20, after: $after) {
      nodes {
        id
        at
        kind
        state
        author
        isOwn
        reason
        decidedBy
        decidedAt
        cells {
          role
          kind
          name
          before
          after
          loosens
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

export const ExplainAccessDocument = graphql(`
  query ExplainAccess($who: ID!, $field: String!) {
    explainAccess(who: $who, field: $field) {
      roleKey
      roleName
      field
      label
      labelLevel
      fieldLevel
      inputs {
        field
        level
        isRead
      }
      canSee
      isMasked
      canFilter
      canChange
      canList
      rowScope
    }
  }
`);

export const PeopleDocument = graphql(`
  query People {
    users(first: 500) {
      nodes {
        id
        name
        email
      }
    }
  }
`);

export const ChangeRolesDocument = graphql(`
  mutation ChangeRoles($input: ChangeRolesInput!) {
    changeRoles(input: $input) {
      id
      state
    }
  }
`);

export const ApproveRoleChangeDocument = graphql(`
  mutation ApproveRoleChange($id: ID!) {
    approveRoleChange(id: $id) {
      id
      state
      decidedBy
      decidedAt
    }
  }
`);

export const RefuseRoleChangeDocument = graphql(`
  mutation RefuseRoleChange($id: ID!) {
    refuseRoleChange(id: $id) {
      id
      state
      decidedBy
      decidedAt
    }
  }
`);

export const CreateRoleDocument = graphql(`
  mutation CreateRole($input: CreateRoleInput!) {
    createRole(input: $input) {
      id
      key
    }
  }
`);

export const DeleteRoleDocument = graphql(`
  mutation DeleteRole($key: String!, $reason: String!) {
    deleteRole(key: $key, reason: $reason)
  }
`);
