import { graphql } from '../../gql/index.js';

export const CatalogueDocument = graphql(`
  query SegmentCatalogue {
    segmentCatalogue {
      fields {
        ...CatalogueFieldParts
      }
      facts {
        name
        title {
          en
          zhCn
        }
        description {
          en
          zhCn
        }
        time
        fields {
          ...CatalogueFieldParts
        }
        children
      }
      segments {
        key
        name
      }
      currencyDigits
    }
  }
  fragment CatalogueFieldParts on CatalogueField {
    name
    group
    type
    unit
    title {
      en
      zhCn
    }
    description {
      en
      zhCn
    }
    synonyms
    fillRate
    operators
    values {
      value
      title {
        en
        zhCn
      }
      parent
    }
    examples
    nullable
  }
`);

export const SegmentListDocument = graphql(`
  query SegmentList($search: String, $archived: Boolean, $first: Int, $after: String, $locale: Locale!) {
    segments(search: $search, archived: $archived, first: $first, after: $after) {
      nodes {
        id
        key
        name
        words(locale: $locale)
        text
        memberCount
        owner
        updatedAt
        archivedAt
        version
        freshness {
          state
          asOf
          reason
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

export const SegmentTemplatesDocument = graphql(`
  query SegmentTemplates($locale: Locale!) {
    segmentTemplates {
      key
      name {
        en
        zhCn
      }
      description {
        en
        zhCn
      }
      group
      text
      words(locale: $locale)
      missing
      count
    }
  }
`);

export const SegmentDocument = graphql(`
  query Segment($id: ID!) {
    segment(id: $id) {
      id
      key
      name
      description
      condition
      text
      owner
      version
      zone
      archivedAt
      createdAt
      updatedAt
      memberCount
      freshness {
        state
        asOf
        reason
      }
      usedBy {
        kind
        id
        name
      }
    }
  }
`);

export const SegmentDraftDocument = graphql(`
  query SegmentDraft($segmentId: ID) {
    segmentDraft(segmentId: $segmentId) {
      condition
      updatedAt
    }
  }
`);

export const PreviewDocument = graphql(`
  query PreviewSegment($condition: Condition!, $at: DateTime, $zone: TimeZone) {
    previewSegment(condition: $condition, at: $at, zone: $zone) {
      count
      total
      exact
      asOf
      tookMs
      conditions {
        path
        alone
        inFunnel
      }
      reach {
        channel
        reachable
        noAddress
        noConsent
        invalid
      }
      sample(first: 20) {
        nodes {
          ...SampleCustomer
        }
      }
    }
  }
  fragment SampleCustomer on Customer {
    id
    externalId
    displayName
    city
    ordersCount
    totalSpent {
      amount
      currency
    }
    lastOrderAt
  }
`);

export const ExplainDocument = graphql(`
  query ExplainMembership($condition: Condition, $segmentId: ID, $customerId: ID!, $locale: Locale!) {
    explainMembership(condition: $condition, segmentId: $segmentId, customerId: $customerId) {
      member
      asOf
      override {
        kind
        reason
        at
      }
      conditions {
        path
        words(locale: $locale)
        holds
        value
        needed
        rows(first: 5) {
          nodes {
            id
            at
            text
          }
          totalCount
        }
      }
    }
  }
`);

export const FindCustomersDocument = graphql(`
  query FindCustomers($search: String!) {
    customers(search: $search, first: 8) {
      nodes {
        ...SampleCustomer
      }
    }
  }
`);

export const DiffDocument = graphql(`
  query DiffSegment($id: ID!, $condition: Condition!) {
    diffSegment(id: $id, condition: $condition) {
      asOf
      entering
      leaving
      staying
      byCondition {
        path
        entering
        leaving
      }
      sampleEntering(first: 5) {
        nodes {
          ...SampleCustomer
        }
      }
      sampleLeaving(first: 5) {
        nodes {
          ...SampleCustomer
        }
      }
    }
  }
`);

export const CreateSegmentDocument = graphql(`
  mutation CreateSegment($input: CreateSegmentInput!) {
    createSegment(input: $input) {
      id
      key
      name
      version
    }
  }
`);

export const UpdateSegmentDocument = graphql(`
  mutation UpdateSegment($input: UpdateSegmentInput!) {
    updateSegment(input: $input) {
      id
      name
      description
      condition
      text
      version
      zone
      memberCount
      updatedAt
      freshness {
        state
        asOf
        reason
      }
    }
  }
`);

export const SaveDraftDocument = graphql(`
  mutation SaveSegmentDraft($segmentId: ID, $condition: String!) {
    saveSegmentDraft(segmentId: $segmentId, condition: $condition) {
      condition
      updatedAt
    }
  }
`);

export const DiscardDraftDocument = graphql(`
  mutation DiscardSegmentDraft($segmentId: ID) {
    discardSegmentDraft(segmentId: $segmentId)
  }
`);

export const SegmentMembersDocument = graphql(`
  query SegmentMembers($id: ID!, $first: Int, $after: String) {
    segment(id: $id) {
      id
      members(first: $first, after: $after) {
        nodes {
          ...SampleCustomer
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        asOf
      }
    }
  }
`);

export const SegmentHistoryDocument = graphql(`
  query SegmentHistory($id: ID!) {
    segment(id: $id) {
      id
      history {
        at
        count
        entered
        left
        version
      }
    }
  }
`);

export const SegmentChangesDocument = graphql(`
  query SegmentChanges($id: ID!, $first: Int, $after: String) {
    segment(id: $id) {
      id
      changes(first: $first, after: $after) {
        nodes {
          at
          entered
          cause
          customer {
            ...SampleCustomer
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const SegmentVersionsDocument = graphql(`
  query SegmentVersions($id: ID!, $first: Int, $after: String) {
    segment(id: $id) {
      id
      version
      versions(first: $first, after: $after) {
        nodes {
          version
          condition
          text
          note
          author
          createdAt
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

export const CompareSegmentsDocument = graphql(`
  query CompareSegments($ids: [ID!]!) {
    compareSegments(ids: $ids) {
      asOf
      intersections {
        segmentIds
        count
      }
    }
  }
`);

export const OverrideMemberDocument = graphql(`
  mutation OverrideMember($input: OverrideMemberInput!) {
    overrideMember(input: $input) {
      id
      memberCount
      freshness {
        state
        asOf
        reason
      }
    }
  }
`);

export const ArchiveSegmentDocument = graphql(`
  mutation ArchiveSegment($id: ID!) {
    archiveSegment(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreSegmentDocument = graphql(`
  mutation RestoreSegment($id: ID!) {
    restoreSegment(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RefreshSegmentDocument = graphql(`
  mutation RefreshSegment($id: ID!) {
    refreshSegment(id: $id) {
      id
      memberCount
      freshness {
        state
        asOf
        reason
      }
    }
  }
`);

export const FreezeSegmentDocument = graphql(`
  mutation FreezeSegment($input: FreezeSegmentInput!) {
    freezeSegment(input: $input) {
      id
      key
      name
    }
  }
`);

export const ExportSegmentDocument = graphql(`
  mutation ExportSegment($input: ExportSegmentInput!) {
    exportSegment(input: $input) {
      id
      state
    }
  }
`);
