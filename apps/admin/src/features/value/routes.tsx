import './value.css';

export { RfmPage } from './rfm-page.js';
export { ValuePage } from './value-page.js';
export { CohortsPage } from './cohorts-page.js';
export { PairsPage } from './pairs-page.js';
export { ChurnPage } from './churn-page.js';
