import './value.css';

export { RfmPage } from './rfm-page.js';
export { ValuePage } from './value-page.js';
