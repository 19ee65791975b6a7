import { graphql } from '../../gql/index.js';

export const CustomerOutlookDocument = graphql(`
  query CustomerOutlook($id: ID!) {
    customer(id: $id) {
      id
      rfmRecency
      rfmFrequency
      rfmMonetary
      rfmGroup
    }
    explainRfm(customerId: $id) {
      asOf
      windowDays
      recencyDays
      orders
      spent {
        amount
        currency
      }
      cuts {
        recency
        frequency
        monetary
      }
    }
    customerOutlook(customerId: $id) {
      asOf
      buying
      repeats
      recencyWeeks
      ageWeeks
      activeChance
      ownOrder {
        amount
        currency
      }
      expectedOrder {
        amount
        currency
      }
      horizons {
        months
        orders
        ordersRange {
          low
          high
        }
        value {
          amount
          currency
        }
        valueLow {
          amount
          currency
        }
        valueHigh {
          amount
          currency
        }
      }
    }
  }
`);

export const CustomerSuggestionsDocument = graphql(`
  query CustomerSuggestions($id: ID!, $first: Int) {
    suggestions(customerId: $id, first: $first) {
      productId
      name
      becauseName
    }
  }
`);
