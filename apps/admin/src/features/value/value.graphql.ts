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

export const ValueModelDocument = graphql(`
  query ValueModel {
    valueModels {
      asOf
      firstDay
      lastDay
      customers
      fittedOn
      repeatBuyers
      discountRate
      buying
      spending
      shrinkage
      warnings
      fits {
        model
        parameters {
          name
          value
        }
        logLikelihood
        isConverged
        isUsed
        warnings
      }
      backTest {
        splitDay
        expected
        bought
        tenths {
          customers
          expected
          bought
        }
      }
    }
  }
`);

export const FitValueModelsDocument = graphql(`
  mutation FitValueModels($discountRate: Float) {
    fitValueModels(discountRate: $discountRate)
  }
`);

export const CohortsDocument = graphql(`
  query Cohorts($returns: CohortReturns!) {
    cohorts(returns: $returns) {
      asOf
      cohorts {
        month
        customers
        months {
          offset
          customers
          retention
          orders
          revenue {
            amount
            currency
          }
        }
      }
    }
  }
`);

export const ProductPairsDocument = graphql(`
  query ProductPairs($minSupport: Float, $minConfidence: Float) {
    productPairs(minSupport: $minSupport, minConfidence: $minConfidence) {
      asOf
      orders
      pairs {
        givenId
        givenName
        alsoId
        alsoName
        orders
        support
        confidence
        lift
        condition
      }
    }
  }
`);

export const ProductRulesDocument = graphql(`
  query ProductRules($minSupport: Float, $minConfidence: Float) {
    productRules(minSupport: $minSupport, minConfidence: $minConfidence) {
      asOf
      orders
      rules {
        givenIds
        givenNames
        alsoId
        alsoName
        orders
        support
        confidence
        lift
        condition
      }
    }
  }
`);

export const FindProductsDocument = graphql(`
  query FindProducts($search: String) {
    products(search: $search, first: 20) {
      nodes {
        id
        name
        externalId
      }
    }
  }
`);

export const SimilarProductsDocument = graphql(`
  query SimilarProducts($productId: ID!) {
    similarProducts(productId: $productId, first: 20) {
      productId
      name
      similarity
      buyers
      condition
    }
  }
`);

export const ChurnReasonsDocument = graphql(`
  query ChurnReasons($since: Date, $until: Date) {
    churnReasonReport(since: $since, until: $until) {
      asOf
      customers
      reasons {
        reason
        customers
        share
        records
        stayedAway
        condition
      }
    }
  }
`);

export const ChurnWarningsDocument = graphql(`
  query ChurnWarnings($first: Int) {
    churnWarnings(first: $first) {
      asOf
      total
      warnings {
        customer {
          id
          displayName
          externalId
          city
        }
        usualGapDays
        silentDays
        gapsMissed
        activeChance
        isExpectedGone
        spent {
          amount
          currency
        }
      }
    }
  }
`);

export const PreviewRfmRuleDocument = graphql(`
  query PreviewRfmRule($input: SetRfmRuleInput!) {
    previewRfmRule(input: $input) {
      customers
      moved
      cuts {
        recency
        frequency
        monetary
      }
      groups {
        group
        now
        byRule
      }
      recency {
        step
        counts
      }
      frequency {
        step
        counts
      }
      monetary {
        step
        counts
      }
    }
  }
`);

export const SetRfmRuleDocument = graphql(`
  mutation SetRfmRule($input: SetRfmRuleInput!) {
    setRfmRule(input: $input)
  }
`);

export const RfmMovesDocument = graphql(`
  query RfmMoves($from: Date!, $to: Date!) {
    rfmMoves(from: $from, to: $to) {
      from
      to
      customers
    }
  }
`);

export const ChurnPrecisionDocument = graphql(`
  query ChurnPrecision($daysAgo: Int) {
    churnPrecision(daysAgo: $daysAgo) {
      day
      warned
      stayedAway
      others
      othersStayedAway
    }
  }
`);
