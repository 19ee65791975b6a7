import { createRoute } from '@tanstack/react-router';
import { Gate } from '../gate.js';
import { page } from '../page.js';
import { oneOf, text } from '../search.js';
import { inside } from './root.js';

const UsersPage = page(['users'], async () => (await import('../../features/users/users-page.js')).UsersPage);
const RolesPage = page(['roles'], async () => (await import('../../features/roles/routes.js')).RolesPage);
const ConditionEditor = page(['builder'], async () => (await import('../../features/segments/condition-editor.js')).ConditionEditor);
const SettingsPage = page(['settings'], async () => (await import('../../features/settings/routes.js')).SettingsPage);
const JobsPage = page(['jobs'], async () => (await import('../../features/jobs/routes.js')).JobsPage);
const PartnersPage = page(['partners'], async () => (await import('../../features/partners/routes.js')).PartnersPage);
const WebhooksPage = page(['webhooks'], async () => (await import('../../features/webhooks/routes.js')).WebhooksPage);
const AuditPage = page(['audit'], async () => (await import('../../features/audit/routes.js')).AuditPage);
const HealthPage = page(['jobs'], async () => (await import('../../features/jobs/health-page.js')).HealthPage);

export const jobs = createRoute({
  getParentRoute: () => inside,
  path: '/admin/jobs',
  loader: () => void JobsPage.preload(),
  component: () => (
    <Gate action="settings.edit">
      <JobsPage />
    </Gate>
  ),
});

export const partners = createRoute({
  getParentRoute: () => inside,
  path: '/admin/api-keys',
  loader: () => void PartnersPage.preload(),
  component: () => (
    <Gate action="partners.edit">
      <PartnersPage />
    </Gate>
  ),
});

export const webhooks = createRoute({
  getParentRoute: () => inside,
  path: '/admin/webhooks',
  loader: () => void WebhooksPage.preload(),
  component: () => (
    <Gate action="webhooks.edit" query="webhooks">
      <WebhooksPage />
    </Gate>
  ),
});

const auditKinds = ['WRITE', 'READ', 'EXPORT', 'SIGN_IN', 'RIGHTS', 'CALL'] as const;
const auditResults = ['OK', 'REFUSED', 'FAILED'] as const;

export interface AuditSearch {
  who?: string | undefined;
  kind?: (typeof auditKinds)[number] | undefined;
  action?: string | undefined;
  field?: string | undefined;
  /** Id of a record. */
  subject?: string | undefined;
  address?: string | undefined;
  result?: (typeof auditResults)[number] | undefined;
  /** First day, as YYYY-MM-DD. */
  since?: string | undefined;
  /** Last day. */
  until?: string | undefined;
}

export const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => ({
    who: text(search.who),
    kind: oneOf(auditKinds, search.kind),
    action: text(search.action),
    field: text(search.field),
    subject: text(search.subject),
    address: text(search.address),
    result: oneOf(auditResults, search.result),
    since: text(search.since),
    until: text(search.until),
  }),
  loader: () => void AuditPage.preload(),
  component: () => (
    <Gate action="audit.read">
      <AuditPage />
    </Gate>
  ),
});

export const health = createRoute({
  getParentRoute: () => inside,
  path: '/admin/health',
  loader: () => void HealthPage.preload(),
  component: () => (
    <Gate action="settings.edit">
      <HealthPage />
    </Gate>
  ),
});

export const users = createRoute({
  getParentRoute: () => inside,
  path: '/admin/users',
  loader: () => void UsersPage.preload(),
  component: () => (
    <Gate action="roles.edit">
      <UsersPage />
    </Gate>
  ),
});

const rolesTabs = ['matrix', 'rows', 'graph', 'history', 'why'] as const;

export const roles = createRoute({
  getParentRoute: () => inside,
  path: '/admin/roles',
  validateSearch: (search: Record<string, unknown>): { tab?: (typeof rolesTabs)[number] | undefined } => ({
    tab: oneOf(rolesTabs, search.tab),
  }),
  loader: () => void RolesPage.preload(),
  component: function Roles() {
    const navigate = roles.useNavigate();
    return (
      <Gate action="roles.edit">
        <RolesPage
          tab={roles.useSearch().tab ?? 'matrix'}
          onTab={(tab) => void navigate({ search: { tab }, replace: true })}
          Editor={ConditionEditor}
        />
      </Gate>
    );
  },
});

export const settings = createRoute({
  getParentRoute: () => inside,
  path: '/admin/settings',
  loader: () => void SettingsPage.preload(),
  component: () => (
    <Gate action="settings.edit">
      <SettingsPage />
    </Gate>
  ),
});
