export { loadDemo, type DemoOptions, type DemoStage, type DemoSummary } from './load.js';
export { demoPassword, demoUsers, type RoleIds } from './organisation-rows.js';
export { cities, provinces, regions } from './places.js';
export { emptyDemo, removeDemo } from './remove.js';
export * as demoWords from './vocabulary.js';
