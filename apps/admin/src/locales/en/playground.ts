export const playground = {
  'playground.title': 'Playground',
  'playground.lede': 'Your own graph: what your role may not read is not in it.',
  'playground.view': 'Result',
  'playground.graph': 'As answered',
  'playground.table': 'As a table',
  'playground.csv': 'Download CSV',
  'playground.noTable': 'Ask for a list first',
  'playground.noTableText':
    "Run a question whose answer has a list, such as customers '{' nodes '{' … '}' '}'. It then stands here as a table.",
  'playground.tableOf': '{path}, {count, plural, one {# row} other {# rows}}',
  'playground.start': 'What this is',
  'playground.exampleNote': 'Customers who bought in the last 60 days and not in the last 14. Press ⌘ Enter or Ctrl Enter to run.',
} as const;
