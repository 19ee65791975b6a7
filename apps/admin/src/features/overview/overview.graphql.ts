import { graphql } from '../../gql/index.js';

export const OverviewDocument = graphql(`
  query Overview($since: Date!, $zone: TimeZone!) {
    customers(first: 1) {
      totalCount
    }
    totals: metrics(
      measures: [{ measure: CUSTOMERS }, { measure: ORDERS }, { measure: REVENUE }, { measure: AVERAGE_ORDER }]
      since: $since
      zone: $zone
    ) {
      asOf
      measures
      rows {
        keys
        values
      }
    }
    daily: metrics(measures: [{ measure: REVENUE }, { measure: ORDERS }], by: [{ dimension: DAY }], since: $since, zone: $zone) {
      asOf
      measures
      rows {
        keys
        values
      }
    }
    segments(first: 8) {
      nodes {
        id
        name
        memberCount
        freshness {
          state
          asOf
          reason
        }
      }
      totalCount
    }
    imports(first: 4) {
      nodes {
        id
        kind
        state
        file {
          name
        }
        rows {
          total
          rejected
        }
        progress {
          done
          total
        }
        createdAt
      }
      totalCount
    }
  }
`);
