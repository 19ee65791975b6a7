import type { Entities } from './platform/database/database.js';
import type { Platform, Product } from './server.js';

/** Every entity of every module. */
export const entities: Entities = [];

/** Puts the modules together on the platform. */
export async function composeProduct(_platform: Platform): Promise<Product> {
  return { jobs: [], schedules: [], mount: async () => undefined, close: async () => undefined };
}
