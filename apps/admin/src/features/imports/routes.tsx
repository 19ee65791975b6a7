export { ImportPage } from './import-page.js';
export { ImportsPage } from './imports-list.js';
export { NewImportPage } from './new-import.js';
