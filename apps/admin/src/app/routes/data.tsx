import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { Gate } from '../gate.js';
import { text, yes } from '../search.js';
import { inside } from './root.js';

const ImportsPage = lazy(async () => ({ default: (await import('../../features/imports/routes.js')).ImportsPage }));
const NewImportPage = lazy(async () => ({ default: (await import('../../features/imports/routes.js')).NewImportPage }));
const ImportPage = lazy(async () => ({ default: (await import('../../features/imports/routes.js')).ImportPage }));
const ExportsPage = lazy(async () => ({ default: (await import('../../features/exports/routes.js')).ExportsPage }));
const CataloguePage = lazy(async () => ({ default: (await import('../../features/catalog/routes.js')).CataloguePage }));

export const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: () => (
    <Gate action="imports.run">
      <ImportsPage />
    </Gate>
  ),
});

export const newImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/new',
  component: () => (
    <Gate action="imports.run">
      <NewImportPage />
    </Gate>
  ),
});

export const importRoute = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  validateSearch: (search: Record<string, unknown>): { code?: string | undefined; map?: true | undefined } => ({
    code: text(search.code),
    map: yes(search.map),
  }),
  component: function Import() {
    return (
      <Gate action="imports.run">
        <ImportPage id={importRoute.useParams().id} />
      </Gate>
    );
  },
});

export const exportsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/exports',
  component: () => (
    <Gate action="data.export">
      <ExportsPage />
    </Gate>
  ),
});

export interface CatalogueSearch {
  q?: string | undefined;
  /** Key of a category: products in it and beneath it. */
  category?: string | undefined;
  /** Only products without a category. */
  loose?: true | undefined;
}

export const catalogue = createRoute({
  getParentRoute: () => inside,
  path: '/catalogue',
  validateSearch: (search: Record<string, unknown>): CatalogueSearch => ({
    q: text(search.q),
    category: text(search.category),
    loose: yes(search.loose),
  }),
  component: () => (
    <Gate action="imports.run">
      <CataloguePage />
    </Gate>
  ),
});

export const playground = createRoute({
  getParentRoute: () => inside,
  path: '/playground',
  component: lazy(async () => ({ default: (await import('../../features/playground/routes.js')).PlaygroundPage })),
});
