import { graphql } from '../../gql/index.js';

export const CustomersDocument = graphql(`
  query Customers(
    $where: Condition
    $search: String
    $orderBy: [CustomerOrder!]
    $first: Int
    $after: String
    $skip: Int
    $counted: Boolean!
  ) {
    customers(where: $where, search: $search, orderBy: $orderBy, first: $first, after: $after, skip: $skip) {
      nodes {
        id
        displayName
        externalId
        email
        phone
        city
        province
        tags
        reachable
        ordersCount
        totalSpent {
          amount
          currency
        }
        averageOrder {
          amount
          currency
        }
        firstOrderAt
        lastOrderAt
        createdAt
      }
      pageInfo {
        endCursor
      }
      totalCount @include(if: $counted)
      asOf
    }
  }
`);

export const FindCustomerDocument = graphql(`
  query FindCustomer($card: String, $phone: String, $email: String, $externalId: String) {
    customer(card: $card, phone: $phone, email: $email, externalId: $externalId) {
      id
    }
  }
`);

export const CustomerDocument = graphql(`
  query Customer($id: ID!) {
    customer(id: $id) {
      id
      externalId
      source
      displayName
      email
      phone
      card
      country
      province
      city
      district
      address
      birthDate
      age
      gender
      incomeBand
      education
      occupation
      acquisitionSource
      tags
      reachable
      createdAt
      updatedAt
      interests {
        key
        source
        notedAt
      }
      preferences {
        key
        value
        source
        notedAt
      }
      attributes {
        key
        value
      }
      contactPoints {
        kind
        value
        isPrimary
        problem
        verifiedAt
      }
      consents {
        purpose
        state
        source
        at
      }
      verifications {
        field
        verifiedAt
        by
      }
      ordersCount
      totalSpent {
        amount
        currency
      }
      averageOrder {
        amount
        currency
      }
      firstOrderAt
      lastOrderAt
      segments(first: 50) {
        nodes {
          since
          segment {
            id
            name
          }
        }
        totalCount
      }
    }
  }
`);

export const CustomerTimelineDocument = graphql(`
  query CustomerTimeline($id: ID!, $after: String) {
    customer(id: $id) {
      id
      timeline(first: 25, after: $after) {
        nodes {
          kind
          at
          title
          detail
          orderId
          amount {
            amount
            currency
          }
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

export const CustomerOrdersDocument = graphql(`
  query CustomerOrders($id: ID!, $after: String) {
    customer(id: $id) {
      id
      orders(first: 10, after: $after) {
        nodes {
          id
          externalId
          placedAt
          status
          channel
          incomplete
          store {
            name
          }
          pickupStore {
            name
          }
          payment
          delivery
          subtotal {
            amount
            currency
          }
          discount {
            amount
            currency
          }
          shipping {
            amount
            currency
          }
          tax {
            amount
            currency
          }
          total {
            amount
            currency
          }
          refunded {
            amount
            currency
          }
          lines {
            quantity
            unitPrice
            amount {
              amount
              currency
            }
            product {
              id
              name
            }
          }
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

export const WhyMemberDocument = graphql(`
  query WhyMember($segmentId: ID!, $customerId: ID!, $locale: Locale!) {
    explainMembership(segmentId: $segmentId, customerId: $customerId) {
      member
      asOf
      override {
        kind
        reason
        at
      }
      conditions {
        path
        text
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
