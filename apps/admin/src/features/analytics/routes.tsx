import './analytics.css';

export { DashboardsPage } from './dashboards-page.js';
export { QuestionsPage } from './questions-page.js';
