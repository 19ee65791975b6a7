export const palette = {
  'palette.open': 'Go to or find',
  'palette.title': 'Go to, find, do',
  'palette.search': 'A page, a customer, a segment, an action',
  'palette.nothing': 'Nothing is called so. Try fewer letters.',
  'palette.hint': '↑ ↓ to choose, Enter to go',
  'palette.place': 'Page',
  'palette.action': 'Action',
  'palette.newSegment': 'New segment',
  'palette.newImport': 'Import a file',
  'palette.language': 'Switch the language',
  'palette.themeLight': 'Light theme',
  'palette.themeDark': 'Dark theme',
} as const;
