export * from './access.js';
export * from './codes.js';
