/** What is expected to be sold. */
export const forecast = {
  'forecast.title': 'Forecast',
  'forecast.lede': 'What is expected to be sold, with the range of eight in ten cases.',
  'forecast.byDay': 'Days',
  'forecast.byMonth': 'Months',
  'forecast.step': 'Step',
  'forecast.place': 'Store or category',
  'forecast.all': 'All sales',
  'forecast.sold': 'Sold',
  'forecast.expected': 'Expected',
  'forecast.low': 'Low',
  'forecast.high': 'High',
  'forecast.none': 'Nothing was sold here',
  'forecast.noneText': 'Choose another store or category, or record the first orders.',
  'forecast.method': 'Method: {method}.',
  'forecast.backTest':
    'Made backwards from {origins, number} days or months that are over, it was off by {error} on average; doing as a season before by {naive}.',
  'forecast.noBackTest': 'Less than two and a half seasons are known, so it is not tested yet.',
  'forecast.closed': 'Closed on: {days}.',
  'forecast.note':
    'Days have the week as their season, months the year. The first step expected is the one that is not over yet. Orders without a customer count too.',
  'forecast.method.SEASONAL_NAIVE': 'as a season before',
  'forecast.method.SEASONAL_MEAN': 'mean of the last four seasons',
  'forecast.method.HOLT_WINTERS_ADDITIVE': 'Holt-Winters, additive',
  'forecast.method.HOLT_WINTERS_MULTIPLICATIVE': 'Holt-Winters, multiplicative',
} as const;
