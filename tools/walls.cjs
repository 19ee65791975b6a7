// Who may import whom, for dependency-cruiser. Each rule's comment says what to do instead; `pnpm walls` prints it where a wall is crossed.
const { layers, ranks } = require('./ranks.mjs');

const server = '^apps/server/src/';
const admin = '^apps/admin/src/';
const anyOf = (names) => `(${names.join('|')})`;
const packageNamed = (...names) => `(^|/)node_modules/${anyOf(names)}(/|$)`;

/** A layer does not know what stands above it. The migrations are the platform's own: their list says which tables there are. */
const layerRules = layers.map((layer, index) => ({
  name: `${layer}-knows-nothing-above`,
  comment: `${layer}/ stands beneath ${['access', 'read', 'the modules'].slice(index).join(', ')}: hand in what it needs as an argument, or let what stands above register it here.`,
  severity: 'error',
  from: { path: `${server}${layer}/` },
  to: { path: `${server}(${[...layers.slice(index + 1), 'modules', 'demo'].join('|')})/` },
}));

const rankRules = ranks.flatMap((names, rank) =>
  names.map((name) => ({
    name: `${name}-imports-lower-ranks-only`,
    comment: `${name} has rank ${rank + 1} (tools/ranks.mjs). Speak upward through an event (platform/events), or move what is shared to a lower module.`,
    severity: 'error',
    from: { path: `${server}modules/${name}/` },
    to: {
      path: `${server}modules/${anyOf([
        ...ranks.slice(rank + 1).flat(),
        ...(names.length > 1 ? names.filter((other) => other !== name) : []),
        'nothing',
      ])}/`,
    },
  })),
);

const compositionRoots = ['main', 'worker', 'product', 'server', 'schema', 'modules', 'explain'];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thought, or hide a third: move what both need to a file of its own.',
      severity: 'error',
      from: {},
      // A type that two files share costs nothing when they run: only what is loaded may not go round.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-missing-imports',
      comment: 'The file or package is not there: build the packages first, or add the package to package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$|^virtual:|/dist/' },
    },
    {
      name: 'language-is-pure',
      comment: 'segment-language runs in browser and server alike and has no dependency: hand in what it needs as data.',
      severity: 'error',
      from: { path: '^packages/segment-language/src/', pathNot: '/testing' },
      to: { pathNot: '^packages/segment-language/src/' },
    },
    {
      name: 'models-are-pure',
      comment: 'value-models computes from its arguments alone and has no dependency: hand in what it needs as data.',
      severity: 'error',
      from: { path: '^packages/value-models/src/', pathNot: '/testing' },
      to: { pathNot: '^packages/value-models/src/' },
    },
    {
      name: 'graph-knows-the-language-only',
      comment: 'graph is what server, admin and partners share: nothing of theirs belongs in it.',
      severity: 'error',
      from: { path: '^packages/graph/src/' },
      to: { path: '^apps/' },
    },
    {
      name: 'partner-stands-alone',
      comment: 'packages/partner is published: it knows the shop by its graph only, and nothing of this project.',
      severity: 'error',
      from: { path: '^packages/partner/src/' },
      to: { path: ['^apps/', '^packages/(?!partner/)', packageNamed('@regulars/[^/]+')] },
    },
    {
      name: 'partner-client-needs-nothing',
      comment: 'Programs of partners load the client alone: only the generator of types reads GraphQL.',
      severity: 'error',
      from: { path: '^packages/partner/src/(index|client|bearer|repeat|answer|errors)\\.ts$' },
      to: { path: 'node_modules', pathNot: '@types/node' },
    },
    ...layerRules,
    ...rankRules,
    {
      name: 'modules-are-listed',
      comment: 'Give the module a rank in tools/ranks.mjs.',
      severity: 'error',
      from: { path: `${server}modules/`, pathNot: `${server}modules/${anyOf(ranks.flat())}/` },
      to: {},
    },
    {
      name: 'modules-through-their-door',
      comment: 'Import from the other module’s index.ts; what is missing there is not for others, or should be exported there.',
      severity: 'error',
      from: { path: `${server}modules/([^/]+)/` },
      to: { path: `${server}modules/[^/]+/`, pathNot: [`${server}modules/$1/`, '/index\\.ts$'] },
    },
    {
      name: 'reading-through-its-door',
      comment: 'Import from read/index.ts: the files behind it hand out what the judge must issue first.',
      severity: 'error',
      from: { path: `${server}(modules|demo)/` },
      to: { path: `${server}read/`, pathNot: '/read/index\\.ts$' },
    },
    {
      name: 'nobody-imports-the-composition',
      comment: 'schema.ts, modules.ts and product.ts put the parts together; a part that needs them should be handed what it needs.',
      severity: 'error',
      from: { path: server, pathNot: `${server}${anyOf(compositionRoots)}\\.ts$` },
      to: { path: `${server}${anyOf(compositionRoots)}\\.ts$` },
    },
    {
      name: 'demo-stands-apart',
      comment: 'The demo shop writes rows by COPY over platform and access; it does not use the modules, nor they it.',
      severity: 'error',
      from: { path: `${server}demo/` },
      to: { path: `${server}(read|modules)/` },
    },
    {
      name: 'graphql-at-the-edges',
      comment:
        'Rules and services do not know GraphQL: take plain input, return plain results, and fail with platform/errors; the resolver does the rest.',
      severity: 'error',
      from: {
        path: server,
        pathNot: [
          `${server}(access|read)/`,
          `${server}platform/(errors\\.ts|http/)`,
          `${server}schema\\.ts$`,
          '\\.(entity|resolver|types|inputs|enums|http)\\.ts$',
          'attribute-values\\.ts$', // a type of the graph and the resolver of its one field
        ],
      },
      to: { path: packageNamed('graphql', 'type-graphql', 'graphql-scalars', '@apollo/server', '@graphql-tools/[^/]+', 'graphql-sse') },
    },
    {
      name: 'database-in-its-places',
      comment:
        'Drivers belong to platform, access, read, services, stores and jobs; elsewhere take ctx.db or ctx.pool, or ask the service.',
      severity: 'error',
      from: {
        path: server,
        pathNot: [`${server}(platform|access|read|migrations|demo)/`, '\\.(entity|service|jobs)\\.ts$', '-store\\.ts$'],
      },
      to: { path: packageNamed('pg', 'pg-copy-streams', 'typeorm', 'graphile-worker', '@types/pg', '@types/pg-copy-streams') },
    },
    {
      name: 'rules-are-pure',
      comment: 'A *.rules.ts decides from its arguments alone: no files, no database, no clock.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: [packageNamed('pg', 'typeorm'), '^(node:)?(fs|http|net|child_process)', `${server}platform/(database|clock|transaction)`],
      },
    },
    {
      name: 'admin-never-imports-server',
      comment: 'The admin knows the server by its graph only: share through packages/graph or packages/segment-language.',
      severity: 'error',
      from: { path: admin },
      to: { path: '^apps/server/' },
    },
    {
      name: 'server-never-imports-admin',
      comment: 'The server serves the built admin as files and knows nothing else of it.',
      severity: 'error',
      from: { path: server },
      to: { path: '^apps/admin/' },
    },
    {
      name: 'admin-app-stands-above',
      comment: 'app/ puts the features together; move what a feature or a control needs down to lib/ or ui/.',
      severity: 'error',
      from: { path: `${admin}(features|ui|lib|locales)/` },
      to: { path: `${admin}app/` },
    },
    {
      name: 'admin-ui-and-lib-know-no-feature',
      comment: 'ui/ and lib/ serve every feature: hand in what differs as a property.',
      severity: 'error',
      from: { path: `${admin}(ui|lib)/` },
      to: { path: `${admin}features/` },
    },
    {
      name: 'features-do-not-import-each-other',
      comment: 'Compose two features in app/, or move what both need to ui/ or lib/.',
      severity: 'error',
      from: { path: `${admin}features/([^/]+)/` },
      to: { path: `${admin}features/`, pathNot: `${admin}features/$1/` },
    },
    {
      name: 'component-library-behind-ui',
      comment: 'Only ui/ knows the component library: use its control, or add one there.',
      severity: 'error',
      from: { path: admin, pathNot: `${admin}ui/` },
      to: { path: packageNamed('@mantine/[^/]+') },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['\\.test\\.tsx?$', '/gql/', '\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'require', 'node'] },
    cache: false,
  },
};
