import { graphql } from '../../gql/index.js';

export const LifecycleDocument = graphql(`
  query Lifecycle($since: Date!, $until: Date!) {
    lifecycle(since: $since, until: $until) {
      asOf
      stages {
        stage
        customers
        entered
        left
        reached
        daysSoFar
        daysUsual
      }
      flows {
        from
        to
        customers
        condition
      }
      transitions {
        from
        to
        cause
        changes
      }
    }
  }
`);

export const LifecycleRulesDocument = graphql(`
  query LifecycleRules {
    lifecycleRules {
      version
      savedAt
      judgedAt
      rules {
        stage
        from
        condition
      }
    }
  }
`);

export const SetLifecycleRulesDocument = graphql(`
  mutation SetLifecycleRules($input: SetLifecycleRulesInput!) {
    setLifecycleRules(input: $input) {
      version
      savedAt
      judgedAt
      rules {
        stage
        from
        condition
      }
    }
  }
`);
