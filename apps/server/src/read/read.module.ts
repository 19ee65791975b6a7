import type { Module } from '../access/module.js';
import { NodeResolver } from './node.resolver.js';

/** The reading door's own part of the graph: `node(id)`. */
export const readModule: Module = { resolvers: [NodeResolver] };
