import type { Express } from 'express';
import type { Entities } from '../platform/database/database.js';
import type { Job, Schedule } from '../platform/jobs/job.js';
import type { Platform } from '../platform/platform.js';
import type { Identify } from './graph-http.js';

/** What a module brings to the product: its records, its part of the graph, its work in the background and its routes. */
export interface Module {
  readonly entities?: Entities;
  /** Classes with type-graphql's decorators. */
  readonly resolvers?: Entities;
  /** Classes the graph shows only through an interface. */
  readonly orphans?: Entities;
  /** Subscribes to events and says which jobs there are. */
  readonly start?: (platform: Platform) => Started;
  /** Adds routes beside the graph. */
  readonly mount?: (app: Express, identify: Identify, platform: Platform) => void;
}

/** The work of a module in the background. */
export interface Started {
  readonly jobs: readonly Job[];
  readonly schedules: readonly Schedule[];
  /** Ends what runs by itself, before the database is closed. */
  readonly close?: () => Promise<void>;
}
