import type { Module } from '../../access/module.js';
import { SavedQuery } from './saved-query.entity.js';
import { SavedView } from './saved-view.entity.js';
import { WorkspaceResolver } from './workspace.resolver.js';

export { questionsLost } from './questions-lost.service.js';

/** What people keep for themselves: views of lists, questions of the playground. */
export const workspaceModule: Module = { entities: [SavedView, SavedQuery], resolvers: [WorkspaceResolver] };
