import { createRootRoute, createRoute, Navigate, Outlet, useRouter } from '@tanstack/react-router';
import { useSession } from '../../lib/session.js';
import { CrumbsProvider } from '../../ui/crumbs.js';
import { NotFoundPage } from '../not-found.js';
import { Shell } from '../shell.js';

export const root = createRootRoute({
  component: () => (
    <CrumbsProvider>
      <Outlet />
    </CrumbsProvider>
  ),
  notFoundComponent: () => (
    <main id="main" className="page">
      <NotFoundPage />
    </main>
  ),
});

/** Everything behind sign-in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: function Inside() {
    const { viewer } = useSession();
    const here = useRouter().state.location.href;
    return viewer ? <Shell /> : <Navigate to="/sign-in" search={here === '/' ? {} : { to: here }} replace />;
  },
  notFoundComponent: NotFoundPage,
});
