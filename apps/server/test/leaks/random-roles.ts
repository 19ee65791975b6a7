import { actions, labels, type Level, levels } from '@regulars/graph';
import { registry } from '../../src/access/index.js';
import type { Policy } from '../../src/access/policy.js';
import { Draw } from '../oracle/random-shop.js';
import { seededRandom } from '@regulars/segment-language/testing';

/** One role of chance, the same for the same seed: a level a label, about half of the actions, one field of eight set apart. */
export function randomRole(seed: number): Policy {
  const draw = new Draw(seededRandom(seed));
  const some = <T>(all: readonly T[], share: number): readonly T[] => all.filter(() => draw.random() < share);
  const fields = registry.records().flatMap(({ name }) => registry.fields(name).map((field) => `${name}.${field.name}`));
  return {
    labels: Object.fromEntries(labels.map((label): [string, Level] => [label, draw.pick(levels)])),
    fields: Object.fromEntries(some(fields, 0.12).map((field): [string, Level] => [field, draw.pick(levels)])),
    actions: some(actions, 0.5),
    rowScope: null,
  };
}
