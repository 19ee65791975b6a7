import { graphql } from '../../gql/index.js';

export const PartnersDocument = graphql(`
  query Partners($after: String) {
    apiClients(first: 20, after: $after) {
      nodes {
        id
        clientId
        version
        name
        recipient
        purpose
        consent
        visibleCustomers
        reads
        masked
        counts
        actions
        segmentIds
        segments {
          id
          name
          frozenAt
          size
        }
        operationsPerMinute
        onlyDocuments
        costPerDay
        endsAt
        revokedAt
        credentials {
          id
          kind
          name
          prefix
          expiresAt
          revokedAt
          usedAt
        }
        documents {
          id
          documentId
          text
          isAdded
          usedAt
        }
        usage {
          day
          operations
          refused
          cost
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      asOf
    }
  }
`);

export const PartnerSegmentsDocument = graphql(`
  query PartnerSegments {
    segments(first: 200) {
      nodes {
        id
        name
      }
    }
  }
`);

export const CreateApiClientDocument = graphql(`
  mutation CreateApiClient($input: CreateApiClientInput!) {
    createApiClient(input: $input) {
      id
    }
  }
`);

export const UpdateApiClientDocument = graphql(`
  mutation UpdateApiClient($input: UpdateApiClientInput!) {
    updateApiClient(input: $input) {
      id
    }
  }
`);

export const DocumentsBrokenDocument = graphql(`
  query DocumentsBroken($input: UpdateApiClientInput!) {
    documentsBroken(input: $input) {
      document {
        id
        text
      }
      missing
    }
  }
`);

export const AddApiDocumentDocument = graphql(`
  mutation AddApiDocument($clientId: ID!, $text: String!) {
    addApiDocument(clientId: $clientId, text: $text) {
      id
    }
  }
`);

export const RemoveApiDocumentDocument = graphql(`
  mutation RemoveApiDocument($id: ID!) {
    removeApiDocument(id: $id)
  }
`);

export const RefreezeSharedSegmentsDocument = graphql(`
  mutation RefreezeSharedSegments($id: ID!, $version: Int!) {
    refreezeSharedSegments(id: $id, version: $version) {
      id
    }
  }
`);

export const RevokeApiClientDocument = graphql(`
  mutation RevokeApiClient($id: ID!) {
    revokeApiClient(id: $id) {
      id
      revokedAt
    }
  }
`);

export const CreateApiCredentialDocument = graphql(`
  mutation CreateApiCredential($input: CreateApiCredentialInput!) {
    createApiCredential(input: $input) {
      secret
      credential {
        id
      }
    }
  }
`);

export const RevokeApiCredentialDocument = graphql(`
  mutation RevokeApiCredential($id: ID!) {
    revokeApiCredential(id: $id)
  }
`);
