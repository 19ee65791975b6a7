import { registerEnumType } from 'type-graphql';

/** The days that a saved question is about, told from the day it is asked. */
export enum QuestionPeriod {
  LAST_7_DAYS = 'LAST_7_DAYS',
  LAST_30_DAYS = 'LAST_30_DAYS',
  LAST_90_DAYS = 'LAST_90_DAYS',
  LAST_12_MONTHS = 'LAST_12_MONTHS',
  THIS_MONTH = 'THIS_MONTH',
  LAST_MONTH = 'LAST_MONTH',
  THIS_YEAR = 'THIS_YEAR',
  ALL = 'ALL',
}
registerEnumType(QuestionPeriod, {
  name: 'QuestionPeriod',
  description: "The days that a saved question is about, told from the day it is asked, in the organisation's zone.",
  valuesConfig: {
    LAST_7_DAYS: { description: 'Today and the 6 days before.' },
    LAST_30_DAYS: { description: 'Today and the 29 days before.' },
    LAST_90_DAYS: { description: 'Today and the 89 days before.' },
    LAST_12_MONTHS: { description: 'This month so far and the 11 before it.' },
    THIS_MONTH: { description: 'This month so far.' },
    LAST_MONTH: { description: 'The whole month before this one.' },
    THIS_YEAR: { description: 'This year so far.' },
    ALL: { description: 'All that was sold.' },
  },
});

export enum QuestionComparison {
  NONE = 'NONE',
  PERIOD_BEFORE = 'PERIOD_BEFORE',
  YEAR_BEFORE = 'YEAR_BEFORE',
}
registerEnumType(QuestionComparison, {
  name: 'QuestionComparison',
  description: 'What the figures of a saved question are held against.',
  valuesConfig: {
    NONE: { description: 'Nothing.' },
    PERIOD_BEFORE: { description: 'As many days right before.' },
    YEAR_BEFORE: { description: 'The same days of the year before.' },
  },
});

export enum QuestionChart {
  TABLE = 'TABLE',
  BARS = 'BARS',
  LINE = 'LINE',
}
registerEnumType(QuestionChart, {
  name: 'QuestionChart',
  description: 'How the answer is drawn; its table is always at hand.',
  valuesConfig: {
    TABLE: { description: 'As a table only.' },
    BARS: { description: 'A bar for each key.' },
    LINE: { description: 'A line over keys in order, for time.' },
  },
});
