/** Every code an error of the graph can carry in `extensions.code`. Closed: server, admin and partners share this list. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'ACTION_FORBIDDEN',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_FOUND',
  'INPUT_INVALID',
  'CONDITION_INVALID',
  'CONFLICT',
  'CONSENT_MISSING',
  'GROUP_TOO_SMALL',
  'LIMIT_REACHED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Why a row of a bulk call or a file was refused or needs a look. Bad rows are data, not exceptions. */
export const rowCodes = [
  'FIELD_MISSING',
  'FIELD_INVALID',
  'FORMAT_AMBIGUOUS',
  'CURRENCY_MISMATCH',
  'DATE_IN_FUTURE',
  'IDENTITY_CONFLICT',
  'ROW_REPEATED',
] as const;
export type RowCode = (typeof rowCodes)[number];
