import { createRoute } from '@tanstack/react-router';
import { Gate } from '../gate.js';
import { page } from '../page.js';
import { text, yes } from '../search.js';
import { inside } from './root.js';

const ImportsPage = page(['imports'], async () => (await import('../../features/imports/imports-list.js')).ImportsPage);
const NewImportPage = page(['imports'], async () => (await import('../../features/imports/new-import.js')).NewImportPage);
const ImportPage = page(['imports'], async () => (await import('../../features/imports/import-page.js')).ImportPage);
const ExportsPage = page(['exports'], async () => (await import('../../features/exports/routes.js')).ExportsPage);
const CataloguePage = page(['catalogue'], async () => (await import('../../features/catalog/routes.js')).CataloguePage);

export const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  loader: () => void ImportsPage.preload(),
  component: () => (
    <Gate action="imports.run">
      <ImportsPage />
    </Gate>
  ),
});

export const newImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/new',
  loader: () => void NewImportPage.preload(),
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
  loader: () => void ImportPage.preload(),
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
  loader: () => void ExportsPage.preload(),
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
  loader: () => void CataloguePage.preload(),
  component: () => (
    <Gate action="imports.run">
      <CataloguePage />
    </Gate>
  ),
});

export const playground = createRoute({
  getParentRoute: () => inside,
  path: '/playground',
  component: page(['playground'], async () => (await import('../../features/playground/routes.js')).PlaygroundPage),
});
