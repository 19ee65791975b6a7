import './lifecycle.css';

export { LifecyclePage } from './lifecycle-page.js';
