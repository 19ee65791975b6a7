import { graphql } from '../../gql/index.js';

export const AnswerDocument = graphql(`
  query Answer(
    $measures: [MeasureInput!]!
    $by: [DimensionInput!]
    $where: Condition
    $since: Date
    $until: Date
    $isHeldAgainst: Boolean!
    $sinceBefore: Date
    $untilBefore: Date
  ) {
    table: metrics(measures: $measures, by: $by, where: $where, since: $since, until: $until) {
      asOf
      rows {
        keys
        values
      }
    }
    total: metrics(measures: $measures, where: $where, since: $since, until: $until) {
      rows {
        values
      }
    }
    before: metrics(measures: $measures, by: $by, where: $where, since: $sinceBefore, until: $untilBefore) @include(if: $isHeldAgainst) {
      rows {
        keys
        values
      }
    }
    totalBefore: metrics(measures: $measures, where: $where, since: $sinceBefore, until: $untilBefore) @include(if: $isHeldAgainst) {
      rows {
        values
      }
    }
  }
`);

export const KeptQuestionsDocument = graphql(`
  query KeptQuestions($first: Int) {
    questions(first: $first) {
      nodes {
        id
        name
        measures
        dimensions
        segments
        condition
        period
        comparison
        chart
        isShared
        owner
        updatedAt
      }
    }
  }
`);

export const SegmentKeysDocument = graphql(`
  query SegmentKeys($first: Int) {
    segments(first: $first) {
      nodes {
        id
        key
        name
      }
    }
  }
`);

export const KeepQuestionDocument = graphql(`
  mutation KeepQuestion($input: SaveQuestionInput!) {
    saveQuestion(input: $input) {
      id
      name
    }
  }
`);

export const ForgetQuestionDocument = graphql(`
  mutation ForgetQuestion($id: ID!) {
    discardQuestion(id: $id)
  }
`);

export const DashboardsDocument = graphql(`
  query Dashboards($first: Int) {
    dashboards(first: $first) {
      nodes {
        id
        name
        questionIds
        isShared
        owner
      }
    }
  }
`);

export const SaveDashboardDocument = graphql(`
  mutation SaveDashboard($input: SaveDashboardInput!) {
    saveDashboard(input: $input) {
      id
      name
    }
  }
`);

export const DiscardDashboardDocument = graphql(`
  mutation DiscardDashboard($id: ID!) {
    discardDashboard(id: $id)
  }
`);
