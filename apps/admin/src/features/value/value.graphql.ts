import { graphql } from '../../gql/index.js';

export const RfmGridDocument = graphql(`
  query RfmGrid($asOf: Date) {
    rfmGrid(asOf: $asOf) {
      asOf
      windowDays
      hasOwnCuts
      customers
      revenue {
        amount
        currency
      }
      cuts {
        recency
        frequency
        monetary
      }
      cells {
        recency
        frequency
        group
        customers
        revenue {
          amount
          currency
        }
        medianSpent {
          amount
          currency
        }
        condition
      }
      groups {
        group
        customers
        revenue {
          amount
          currency
        }
        medianSpent {
          amount
          currency
        }
        condition
      }
    }
  }
`);

export const ScoreCustomersDocument = graphql(`
  mutation ScoreCustomers {
    scoreCustomers
  }
`);
