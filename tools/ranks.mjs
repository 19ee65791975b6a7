/**
 * The order of the server's modules: one may import those before it, never those after it or beside it. A new module is one more word here;
 * the walls (`pnpm walls`) are made of this array.
 */
export const ranks = [
  ['audit', 'customers', 'catalog', 'workspace', 'jobs'],
  ['orders', 'events', 'consent'],
  ['value', 'loyalty', 'feedback'],
  ['lifecycle'],
  ['segments'],
  ['campaigns'],
  ['analytics', 'partners', 'webhooks'],
  ['imports', 'exports', 'health'],
  ['roles'],
];

/** Layers beneath the modules, lowest first: each may import those before it. */
export const layers = ['platform', 'access', 'read'];
