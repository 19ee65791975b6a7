import { findAttributeDefinition } from '../access/index.js';
import type { Module } from '../access/module.js';
import { NodeResolver, provideNode } from './node.resolver.js';

provideNode('AttributeDefinition', (ctx, _info, id) => findAttributeDefinition(ctx, id));

/** The reading door's own part of the graph: `node(id)`. */
export const readModule: Module = { resolvers: [NodeResolver] };
