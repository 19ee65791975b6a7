import { graphql } from '../../gql/index.js';

export const HealthDocument = graphql(`
  query Health {
    health {
      process {
        startedAt
        memoryBytes
        heapBytes
        loopDelayMs
      }
      replica {
        state
        reason
        builtAt
        buildSeconds
        lag
        bitmaps
        bitmapBytes
        audited
        differing
      }
      queue {
        waiting
        running
        failed
        oldestSince
      }
      memberships {
        segments
        failed
        paused
        oldestAsOf
        checkedAt
        differing
      }
      durations {
        kind
        count
        median
        p95
      }
      slowQuestions {
        at
        ms
        statement
        plan
      }
    }
  }
`);

export const RefreshSegmentsDocument = graphql(`
  mutation RefreshSegments {
    refreshSegments
  }
`);
