import './value.css';

export { RfmPage } from './rfm-page.js';
