import type { Module } from '../../access/module.js';
import { Dashboard } from './dashboard.entity.js';
import { ForecastResolver } from './forecast.resolver.js';
import { MetricsResolver } from './metrics.resolver.js';
import { Question } from './question.entity.js';
import { QuestionsResolver } from './questions.resolver.js';

export { figuresLost } from './figures-lost.service.js';

/** Figures for overviews and tables, questions to them that people keep, and dashboards. */
export const analyticsModule: Module = {
  entities: [Question, Dashboard],
  resolvers: [MetricsResolver, QuestionsResolver, ForecastResolver],
};
