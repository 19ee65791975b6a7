import type { Action } from '@regulars/graph';
import type { LinkProps } from '@tanstack/react-router';
import type { BaseKey } from '../lib/messages.js';
import type { IconName } from '../ui/icon.js';

export interface Place {
  to: LinkProps['to'];
  label: BaseKey;
  icon: IconName;
  /** Who may go there; undefined for everyone. */
  action?: Action;
  /** The question of the graph it asks; without it in the viewer's schema the place is not there. */
  query?: string;
  count?: 'customers' | 'segments';
}

/** The places of the navigation, in order. Only what is built, only for those who can use it. */
export const places: readonly { title?: BaseKey; places: readonly Place[] }[] = [
  {
    places: [
      { to: '/', label: 'shell.overview', icon: 'home', action: 'customers.list' },
      { to: '/customers', label: 'shell.customers', icon: 'customers', count: 'customers' },
      { to: '/segments', label: 'shell.segments', icon: 'segments', action: 'customers.list', count: 'segments' },
    ],
  },
  {
    title: 'shell.analysis',
    places: [
      { to: '/analysis/dashboards', label: 'shell.dashboards', icon: 'list', action: 'customers.list', query: 'dashboards' },
      { to: '/analysis/questions', label: 'shell.questions', icon: 'search', action: 'customers.list', query: 'metrics' },
      { to: '/analysis/forecast', label: 'shell.forecast', icon: 'chart', action: 'customers.list', query: 'salesForecast' },
      { to: '/analysis/lifecycle', label: 'shell.lifecycle', icon: 'shuffle', action: 'customers.list', query: 'lifecycle' },
      { to: '/analysis/rfm', label: 'shell.rfm', icon: 'chart', action: 'customers.list', query: 'rfmGrid' },
      { to: '/analysis/value', label: 'shell.value', icon: 'star', action: 'customers.list', query: 'valueModels' },
      { to: '/analysis/churn', label: 'shell.churn', icon: 'warning', action: 'customers.list', query: 'churnWarnings' },
      { to: '/analysis/cohorts', label: 'shell.cohorts', icon: 'customers', action: 'customers.list', query: 'cohorts' },
      { to: '/analysis/pairs', label: 'shell.pairs', icon: 'bag', action: 'customers.list', query: 'productPairs' },
    ],
  },
  {
    title: 'shell.data',
    places: [
      { to: '/imports', label: 'shell.imports', icon: 'import', action: 'imports.run' },
      { to: '/catalogue', label: 'shell.catalogue', icon: 'bag', action: 'imports.run' },
      { to: '/exports', label: 'shell.exports', icon: 'export', action: 'data.export' },
      { to: '/playground', label: 'shell.playground', icon: 'code' },
    ],
  },
  {
    title: 'shell.administration',
    places: [
      { to: '/admin/users', label: 'shell.users', icon: 'person', action: 'roles.edit' },
      { to: '/admin/roles', label: 'shell.roles', icon: 'shield', action: 'roles.edit' },
      { to: '/admin/api-keys', label: 'shell.partners', icon: 'lock', action: 'partners.edit' },
      { to: '/admin/webhooks', label: 'shell.webhooks', icon: 'message', action: 'webhooks.edit', query: 'webhooks' },
      { to: '/audit', label: 'shell.audit', icon: 'shield', action: 'audit.read' },
      { to: '/admin/jobs', label: 'shell.jobs', icon: 'clock', action: 'settings.edit' },
      { to: '/admin/health', label: 'shell.health', icon: 'chart', action: 'settings.edit' },
      { to: '/admin/settings', label: 'shell.settings', icon: 'settings', action: 'settings.edit' },
    ],
  },
];
