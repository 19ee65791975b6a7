import { graphql } from '../../gql/index.js';

export const SegmentDraftDocument = graphql(`
  query SegmentDraft($segmentId: ID) {
    segmentDraft(segmentId: $segmentId) {
      condition
      version
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
    firstOrderAt
    averageOrder {
      amount
      currency
    }
    gender
    age
    birthDate
    province
    district
    country
    tags
    acquisitionSource
    createdAt
  }
`);

/** Other members of a match than the first ones. */
export const ShuffleDocument = graphql(`
  query ShuffleSample($condition: Condition!, $at: DateTime, $zone: TimeZone, $seed: Int!) {
    previewSegment(condition: $condition, at: $at, zone: $zone) {
      sample(first: 20, seed: $seed) {
        nodes {
          ...SampleCustomer
        }
      }
    }
  }
`);

export const ExplainDocument = graphql(`
  query ExplainMembership($condition: Condition, $segmentId: ID, $customerId: ID!, $locale: Locale!, $at: DateTime, $zone: TimeZone) {
    explainMembership(condition: $condition, segmentId: $segmentId, customerId: $customerId, at: $at, zone: $zone) {
      member
      asOf
      override {
        kind
        reason
        at
      }
      nextChange {
        at
        member
      }
      conditions {
        path
        text
        words(locale: $locale)
        holds
        value
        needed(locale: $locale)
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
  mutation SaveSegmentDraft($segmentId: ID, $condition: String!, $version: Int) {
    saveSegmentDraft(segmentId: $segmentId, condition: $condition, version: $version) {
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

/** Which values of a pasted list no customer has. */
export const UnmatchedDocument = graphql(`
  query UnmatchedValues($condition: Condition!) {
    unmatchedValues(condition: $condition)
  }
`);
