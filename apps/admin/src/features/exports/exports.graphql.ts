import { graphql } from '../../gql/index.js';

export const ExportsDocument = graphql(`
  query Exports($after: String) {
    exports(first: 50, after: $after) {
      nodes {
        id
        kind
        format
        fields
        purpose
        state
        rowCount
        url
        failure
        createdAt
        expiresAt
        segment {
          id
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

export const RecordSourcesDocument = graphql(`
  query RecordSources($kind: ExportKind!) {
    recordSources(kind: $kind)
  }
`);

export const ExportRecordsDocument = graphql(`
  mutation ExportRecords($input: ExportRecordsInput!) {
    exportRecords(input: $input) {
      id
      state
    }
  }
`);
