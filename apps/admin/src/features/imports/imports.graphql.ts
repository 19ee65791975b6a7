import { graphql } from '../../gql/index.js';

export const ImportFieldsDocument = graphql(`
  fragment ImportFields on Import {
    id
    kind
    state
    createdAt
    failure
    rejectedUrl
    file {
      name
      bytes
      format
      encoding
      delimiter
      sheet
      sheets
      headerLine
    }
    formats {
      questions {
        about
        column
        example
        readings {
          choice
          reading
        }
      }
    }
    columns {
      column
      samples
      target
    }
    targets {
      name
      title {
        en
        zhCn
      }
      required
    }
    options {
      zone
      wholeOrders
      source
      currency
      decimalMark
      dateOrder
    }
    rows {
      total
      created
      updated
      unchanged
      rejected
      anonymous
    }
    progress {
      done
      total
      ratePerSecond
      secondsLeft
    }
    issueCounts {
      code
      severity
      column
      count
    }
    corrections {
      column
      from
      to
    }
    rememberedAt
    samples {
      isNew
      name
      values {
        field
        before
        after
      }
    }
    changes {
      kind
      created
      updated
    }
    undoUntil
    undo {
      restored
      removed
      kept
    }
  }
`);

export const ImportsDocument = graphql(`
  query Imports($after: String) {
    imports(first: 50, after: $after) {
      nodes {
        id
        kind
        state
        createdAt
        file {
          name
          bytes
        }
        rows {
          total
          created
          updated
          unchanged
          rejected
          anonymous
        }
        progress {
          done
          total
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

export const ImportDocument = graphql(`
  query Import($id: ID!) {
    import(id: $id) {
      ...ImportFields
    }
  }
`);

export const ImportIssuesDocument = graphql(`
  query ImportIssues($id: ID!, $code: String, $after: String) {
    import(id: $id) {
      id
      issues(first: 25, after: $after, code: $code) {
        nodes {
          line
          column
          code
          severity
          message
          value
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

export const StartImportDocument = graphql(`
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) {
      ...ImportFields
    }
  }
`);

export const ReadImportAsDocument = graphql(`
  mutation ReadImportAs($input: ReadImportAsInput!) {
    readImportAs(input: $input) {
      ...ImportFields
    }
  }
`);

export const MapImportDocument = graphql(`
  mutation MapImport($input: MapImportInput!) {
    mapImport(input: $input) {
      ...ImportFields
    }
  }
`);

export const CommitImportDocument = graphql(`
  mutation CommitImport($id: ID!) {
    commitImport(id: $id) {
      ...ImportFields
    }
  }
`);

export const PauseImportDocument = graphql(`
  mutation PauseImport($id: ID!) {
    pauseImport(id: $id) {
      ...ImportFields
    }
  }
`);

export const ResumeImportDocument = graphql(`
  mutation ResumeImport($id: ID!) {
    resumeImport(id: $id) {
      ...ImportFields
    }
  }
`);

export const CancelImportDocument = graphql(`
  mutation CancelImport($id: ID!) {
    cancelImport(id: $id) {
      ...ImportFields
    }
  }
`);

export const UndoImportDocument = graphql(`
  mutation UndoImport($id: ID!) {
    undoImport(id: $id) {
      ...ImportFields
    }
  }
`);

export const ImportLeftoversDocument = graphql(`
  query ImportLeftovers($id: ID!, $after: String) {
    import(id: $id) {
      id
      leftovers(first: 25, after: $after) {
        nodes {
          kind
          recordId
          name
          reason
          places
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

export const ImportIssueValuesDocument = graphql(`
  query ImportIssueValues($id: ID!, $code: String!) {
    import(id: $id) {
      id
      issueValues(code: $code) {
        column
        value
        message
        count
      }
    }
  }
`);

export const CorrectImportValueDocument = graphql(`
  mutation CorrectImportValue($input: CorrectImportValueInput!) {
    correctImportValue(input: $input) {
      ...ImportFields
    }
  }
`);

export const DefineColumnAttributeDocument = graphql(`
  mutation DefineColumnAttribute($input: DefineColumnAttributeInput!) {
    defineColumnAttribute(input: $input) {
      ...ImportFields
    }
  }
`);
