import { graphql } from '../../gql/index.js';

export const SalesForecastDocument = graphql(`
  query SalesForecast($measure: MetricMeasure!, $step: ForecastStepLength!, $store: String, $category: String) {
    salesForecast(measure: $measure, step: $step, store: $store, category: $category) {
      asOf
      method
      sold {
        key
        value
      }
      expected {
        key
        value
        low
        high
      }
      closedWeekdays
      backTest {
        origins
        error
        naiveError
      }
    }
  }
`);

export const SoldWhereDocument = graphql(`
  query SoldWhere($since: Date) {
    stores: metrics(measures: [{ measure: ORDERS }], by: [{ dimension: STORE }], since: $since) {
      rows {
        keys
      }
    }
    categories: metrics(measures: [{ measure: ORDERS }], by: [{ dimension: CATEGORY }], since: $since) {
      rows {
        keys
      }
    }
  }
`);
