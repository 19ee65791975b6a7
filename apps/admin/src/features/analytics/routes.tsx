import './analytics.css';

export { DashboardsPage } from './dashboards-page.js';
export { ForecastPage } from './forecast-page.js';
export { QuestionsPage } from './questions-page.js';
