import { graphql } from '../../gql/index.js';

export const AuditLogDocument = graphql(`
  query AuditLog($filter: AuditFilter, $after: String) {
    auditLog(filter: $filter, first: 50, after: $after) {
      nodes {
        id
        seq
        hash
        at
        kind
        action
        result
        code
        actor
        address
        fields
        subjects
        rows
        detail
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const AuditStateDocument = graphql(`
  query AuditState {
    auditState {
      sealed
      unsealed
      verifiedAt
    }
  }
`);

export const VerifyAuditDocument = graphql(`
  mutation VerifyAudit {
    verifyAudit {
      sound
      checked
      checkpoints
      faults {
        code
        from
        to
      }
    }
  }
`);
