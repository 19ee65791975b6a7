import { graphql } from '../../gql/index.js';

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

export const SegmentPastMembersDocument = graphql(`
  query SegmentPastMembers($id: ID!, $at: DateTime!, $rule: History!, $after: String) {
    segment(id: $id) {
      id
      membersAt(at: $at, rule: $rule, first: 50, after: $after) {
        nodes {
          ...SampleCustomer
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
