/** Every code an error can carry; the list is closed. What a shop of a later version adds arrives as INTERNAL. */
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

/** What a shop refused, or why it did not answer. */
export class PartnerError extends Error {
  override readonly name = 'PartnerError';
  readonly code: ErrorCode;
  /** what the error carries beside its code, such as `issues` or `limit` */
  readonly extensions: Readonly<Record<string, unknown>>;
  /** data that came with the error; null where none did */
  readonly data: unknown;

  constructor(message: string, extensions: Readonly<Record<string, unknown>>, data: unknown = null) {
    super(message);
    this.code = errorCodes.find((code) => code === extensions['code']) ?? 'INTERNAL';
    this.extensions = extensions;
    this.data = data;
  }

  /** Seconds after which it is worth asking again; null where waiting changes nothing, or nothing is known. */
  get retryAfter(): number | null {
    const seconds = this.extensions['retryAfter'];
    return typeof seconds === 'number' ? seconds : null;
  }
}
