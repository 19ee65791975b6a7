import { graphql } from '../../gql/index.js';

export const CustomerNotesDocument = graphql(`
  query CustomerNotes($id: ID!) {
    customer(id: $id) {
      id
      notes(first: 50) {
        nodes {
          id
          text
          author
          at
        }
        totalCount
      }
    }
  }
`);

export const AddNoteDocument = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) {
      id
    }
  }
`);

export const RemoveNoteDocument = graphql(`
  mutation RemoveNote($id: ID!) {
    removeNote(id: $id)
  }
`);

export const ConfirmCustomerDocument = graphql(`
  mutation ConfirmCustomer($input: ConfirmCustomerInput!) {
    confirmCustomer(input: $input) {
      id
      verifications {
        field
        verifiedAt
        by
      }
      contactPoints {
        kind
        value
        isPrimary
        problem
        verifiedAt
      }
    }
  }
`);

export const DuplicatesDocument = graphql(`
  query Duplicates($customerId: ID!) {
    duplicatesOf(customerId: $customerId) {
      score
      reasons
      customer {
        id
        displayName
        externalId
        source
        email
        phone
        card
        address
        city
        birthDate
        createdAt
        ordersCount
      }
    }
  }
`);

export const MergeCustomersDocument = graphql(`
  mutation MergeCustomers($input: MergeCustomersInput!) {
    mergeCustomers(input: $input) {
      id
    }
  }
`);

export const UnmergeCustomersDocument = graphql(`
  mutation UnmergeCustomers($mergeId: ID!) {
    unmergeCustomers(mergeId: $mergeId) {
      id
    }
  }
`);

export const RevealFieldDocument = graphql(`
  mutation RevealField($input: RevealFieldInput!) {
    revealField(input: $input)
  }
`);

export const CustomerChurnDocument = graphql(`
  query CustomerChurn($id: ID!) {
    customer(id: $id) {
      id
      churnReasons(first: 20) {
        nodes {
          id
          reason
          note
          orderNumber
          author
          recordedAt
        }
      }
      orders(first: 20) {
        nodes {
          id
          externalId
          placedAt
        }
      }
    }
  }
`);

export const AddChurnReasonDocument = graphql(`
  mutation AddChurnReason($input: AddChurnReasonInput!) {
    addChurnReason(input: $input) {
      id
    }
  }
`);

export const RemoveChurnReasonDocument = graphql(`
  mutation RemoveChurnReason($id: ID!) {
    removeChurnReason(id: $id)
  }
`);
