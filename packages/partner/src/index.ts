export { PartnerClient, type Page, type PartnerClientOptions, type PartnerDocument } from './client.js';
export { type ErrorCode, errorCodes, PartnerError } from './errors.js';
