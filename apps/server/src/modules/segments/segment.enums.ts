import { registerEnumType } from 'type-graphql';

/** How far a segment's members can be trusted to be those of this moment. */
export enum FreshnessState {
  FRESH = 'FRESH',
  REFRESHING = 'REFRESHING',
  STALE = 'STALE',
  PAUSED = 'PAUSED',
  FAILED = 'FAILED',
}
registerEnumType(FreshnessState, {
  name: 'FreshnessState',
  description: "How far a segment's members can be trusted to be those of this moment.",
  valuesConfig: {
    FRESH: { description: 'As of the last change of data or of the day.' },
    REFRESHING: { description: 'Being computed.' },
    STALE: { description: 'Something changed since; a refresh is under way or due.' },
    PAUSED: { description: 'Its owner lost a right that the rule needs; the reason says which.' },
    FAILED: { description: 'It could not be computed; the reason says why.' },
  },
});

/** How a customer is in or out by hand. */
export enum OverrideKind {
  INCLUDE = 'INCLUDE',
  EXCLUDE = 'EXCLUDE',
  RULE = 'RULE',
}
registerEnumType(OverrideKind, {
  name: 'OverrideKind',
  description: 'How a customer is in or out by hand.',
  valuesConfig: {
    INCLUDE: { description: 'In, whatever the rule says.' },
    EXCLUDE: { description: 'Out, whatever the rule says.' },
    RULE: { description: 'As the rule says; takes the choice back.' },
  },
});

/** By which rule a past moment is looked at. */
export enum History {
  AS_RECORDED = 'AS_RECORDED',
  BY_TODAYS_RULE = 'BY_TODAYS_RULE',
}
registerEnumType(History, {
  name: 'History',
  description: 'By which rule a past moment is looked at.',
  valuesConfig: {
    AS_RECORDED: { description: 'The members as they were recorded then.' },
    BY_TODAYS_RULE: { description: 'The rule in force, computed for that moment.' },
  },
});
