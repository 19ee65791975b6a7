import { createRoute } from '@tanstack/react-router';
import { page } from '../page.js';
import { text } from '../search.js';
import { inside, root } from './root.js';

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: text(search.to) }),
  component: page(['door'], async () => (await import('../../features/access/sign-in.js')).SignInPage),
});

export const firstOwner = createRoute({
  getParentRoute: () => root,
  path: '/first-owner',
  component: page(['door'], async () => (await import('../../features/access/first-owner.js')).FirstOwnerPage),
});

export const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: page(['door'], async () => (await import('../../features/access/set-password.js')).SetPasswordPage),
});

export const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: page(['account'], async () => (await import('../../features/account/routes.js')).AccountPage),
});
