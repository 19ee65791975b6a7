import type { Place } from './layout.js';

const beside = { 'nav.nav': { left: 0, width: 15 }, 'header.bar': { left: 15, width: 85 }, main: { left: 15, width: 85 } };
const below = { 'header.bar': { left: 0, width: 100 }, main: { left: 0, width: 100 }, 'nav.below': { left: 0, width: 100 } };

/** Where the parts of the main pages stand, which a change of the layout changes here too. */
export const shapes: Readonly<Record<'desk' | 'phone', Readonly<Record<string, Readonly<Record<string, Place>>>>>> = {
  desk: {
    overview: beside,
    customers: beside,
    segment: beside,
    builder: {
      ...beside,
      '.builder': { left: 15, width: 85 },
      '.work': { left: 15, width: 57 },
      '.tree': { left: 17, width: 52 },
      '.live': { left: 72, width: 28 },
    },
  },
  phone: {
    overview: below,
    customers: below,
    segment: below,
    builder: {
      ...below,
      '.builder': { left: 0, width: 100 },
      '.work': { left: 0, width: 100 },
      '.tree': { left: 4, width: 92 },
      '.live': { left: 0, width: 100 },
    },
  },
};
