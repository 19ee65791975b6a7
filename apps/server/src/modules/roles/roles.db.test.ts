import { beforeEach, expect, test } from 'vitest';
import { database, stage } from '../../../test/support/builders.js';
import { type Answer, type Client, serveGraph } from '../../../test/support/serve-graph.js';
import { builtInRoles } from '../../access/index.js';
import { buildMasterSchema } from '../../schema.js';

const graph = await serveGraph(database, buildMasterSchema());

beforeEach(async () => {
  await stage();
  await database.pool.query('truncate role_changes, sessions, saved_queries, exports, segments, users cascade');
  for (const [key, { name, labels, actions }] of Object.entries(builtInRoles)) {
    await database.pool.query(
      'update roles set name = $2, labels = $3, actions = $4, fields = $5, row_scope = null, version = 1 where key = $1',
      [key, name, labels, actions, {}],
    );
  }
  await database.pool.query("delete from roles where key not in ('owner', 'marketer', 'analyst', 'support', 'partner')");
});

const data = ({ body }: Answer, name: string): Readonly<Record<string, unknown>> => {
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object(body.data?.[name]);
};
const codeOf = ({ body }: Answer): unknown => body.errors?.[0]?.extensions['code'];
const issuesOf = ({ body }: Answer): readonly { path: string; rule: string }[] => Object(body.errors?.[0]?.extensions['issues']);

const change = `mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { id state reason author decidedBy cells { role kind name before after loosens } } }`;
const preview = `query ($roles: [RoleEditInput!]!) { previewRoleChange(roles: $roles) {
  approval cells { kind name before after loosens } losses { kind name owner missing } schemas { role added removed before after } } }`;
const labelsOf = (role: keyof typeof builtInRoles, more: Readonly<Record<string, string>>) =>
  Object.entries({ ...builtInRoles[role].labels, ...more }).map(([label, level]) => ({ label, level: level.toUpperCase() }));
const edit = (client: Client, roles: readonly object[], reason = 'as agreed'): Promise<Answer> =>
  client.ask(change, { input: { roles, reason } });

test('a right that is taken is gone with the next request, and one that is given is there', async () => {
  const owner = await graph.signedInAs('owner');
  const marketer = await graph.signedInAs('marketer');
  const names = '{ customers { nodes { displayName income: incomeBand } } }';
  expect((await marketer.ask('{ customers { nodes { displayName } } }')).body.errors).toBeUndefined();
  const made = await edit(owner, [{ key: 'marketer', version: 1, labels: labelsOf('marketer', { identity: 'none' }) }], 'less is more');
  expect(data(made, 'changeRoles')).toMatchObject({
    state: 'IN_FORCE',
    reason: 'less is more',
    author: 'owner',
    cells: [{ role: 'marketer', kind: 'LABEL', name: 'identity', before: 'read', after: 'none', loosens: false }],
  });
  expect((await marketer.ask('{ customers { nodes { displayName } } }')).body.errors?.[0]?.message).toBe(
    'Cannot query field "displayName" on type "Customer".',
  );
  expect(codeOf(await marketer.ask(names))).toBe('GRAPHQL_VALIDATION_FAILED');
  await edit(owner, [{ key: 'marketer', version: 2, labels: labelsOf('marketer', {}) }]);
  expect((await marketer.ask('{ customers { nodes { displayName } } }')).body.errors).toBeUndefined();
});

test('single fields, actions, the name and the row scope change too; a bad one is refused by its place, and nothing is half done', async () => {
  const owner = await graph.signedInAs('owner');
  const marketer = await graph.signedInAs('marketer');
  const roles = [
    {
      key: 'marketer',
      version: 1,
      name: 'Marketing',
      fields: [{ field: 'Customer.city', level: 'NONE' }],
      actions: ['customers.list'],
      rowScope: 'gender = "female"',
    },
  ];
  expect(data(await edit(owner, roles), 'changeRoles')['cells']).toEqual([
    { role: 'marketer', kind: 'NAME', name: 'marketer', before: 'Marketer', after: 'Marketing', loosens: false },
    { role: 'marketer', kind: 'FIELD', name: 'Customer.city', before: null, after: 'none', loosens: false },
    { role: 'marketer', kind: 'ACTION', name: 'segments.edit', before: 'yes', after: 'no', loosens: false },
    { role: 'marketer', kind: 'ACTION', name: 'data.export', before: 'yes', after: 'no', loosens: false },
    { role: 'marketer', kind: 'ROW_SCOPE', name: 'marketer', before: null, after: 'gender = "female"', loosens: false },
  ]);
  expect((await marketer.ask('{ me { role { name } actions } }')).body.data).toEqual({
    me: { role: { name: 'Marketing' }, actions: ['customers.list'] },
  });
  const bad = [
    { key: 'analyst', version: 1, name: 'Other', labels: [{ label: 'secret', level: 'READ' }] },
    {
      key: 'marketer',
      version: 2,
      fields: [
        { field: 'Customer.city', level: 'MASKED' },
        { field: 'Customer.nope', level: 'READ' },
      ],
    },
    { key: 'nobody', version: 1 },
  ];
  expect(issuesOf(await edit(owner, bad)).map(({ path }) => path)).toEqual([
    'roles.0.labels.0.label',
    'roles.1.fields.0',
    'roles.1.fields.1',
    'roles.2.key',
  ]);
  expect(codeOf(await edit(owner, [{ key: 'analyst', version: 1, rowScope: 'colour = "red"' }]))).toBe('CONDITION_INVALID');
  expect(issuesOf(await edit(owner, [{ key: 'analyst', version: 1, name: 'Analyst' }]))).toEqual([
    { path: 'roles', rule: 'changes something' },
  ]);
  expect(issuesOf(await edit(owner, [{ key: 'analyst', version: 1, name: 'A' }], ' '))).toMatchObject([{ path: 'reason' }]);
  expect((await database.pool.query(`select name from roles where key = 'analyst'`)).rows).toEqual([{ name: 'Analyst' }]);
});

test('of two who edit the same role one is told that it changed', async () => {
  const owner = await graph.signedInAs('owner');
  const answers = await Promise.all([
    edit(owner, [{ key: 'analyst', version: 1, name: 'One' }]),
    edit(owner, [{ key: 'analyst', version: 1, name: 'Two' }]),
  ]);
  expect(answers.map(codeOf).toSorted()).toEqual(['CONFLICT', undefined]);
});

test('nobody locks everybody out: the owner role keeps what editing roles needs', async () => {
  const owner = await graph.signedInAs('owner');
  const lockedOut = [{ path: 'owner', rule: expect.stringContaining('locked out') }];
  const without = builtInRoles.owner.actions.filter((action) => action !== 'roles.edit');
  expect(issuesOf(await edit(owner, [{ key: 'owner', version: 1, actions: without }]))).toEqual(lockedOut);
  expect(issuesOf(await edit(owner, [{ key: 'owner', version: 1, labels: labelsOf('owner', { operations: 'masked' }) }]))).toEqual(
    lockedOut,
  );
  expect(issuesOf(await edit(owner, [{ key: 'owner', version: 1, fields: [{ field: 'Role.key', level: 'NONE' }] }]))).toEqual(lockedOut);
  expect((await owner.ask('{ roles { nodes { key } } }')).body.errors).toBeUndefined();
});

test('what is sensitive opens only when a second person agrees; its author cannot, and one who is alone needs nobody', async () => {
  const owner = await graph.signedInAs('owner');
  const open = [{ key: 'analyst', version: 1, labels: labelsOf('analyst', { sensitive: 'read' }) }];
  expect(data(await owner.ask(preview, { roles: open }), 'previewRoleChange')['approval']).toBe('NOBODY_ELSE');
  const second = await graph.signedInAs('owner');
  expect(data(await owner.ask(preview, { roles: open }), 'previewRoleChange')['approval']).toBe('NEEDED');
  const analyst = await graph.signedInAs('analyst');
  const seesIncome = async () => (await analyst.ask('{ customers { nodes { incomeBand } } }')).body.errors === undefined;

  const asked = data(await edit(owner, open), 'changeRoles');
  expect(asked['state']).toBe('WAITING');
  expect(await seesIncome()).toBe(false);
  const approve = 'mutation ($id: ID!) { approveRoleChange(id: $id) { state decidedBy } }';
  expect(codeOf(await owner.ask(approve, { id: asked['id'] }))).toBe('ACTION_FORBIDDEN');
  expect(data(await second.ask(approve, { id: asked['id'] }), 'approveRoleChange')).toEqual({ state: 'IN_FORCE', decidedBy: 'owner' });
  expect(await seesIncome()).toBe(true);
  expect(codeOf(await second.ask(approve, { id: asked['id'] }))).toBe('CONFLICT');

  const field = [{ key: 'marketer', version: 1, fields: [{ field: 'Customer.education', level: 'READ' }] }];
  const other = data(await edit(owner, field), 'changeRoles');
  expect(other['state']).toBe('WAITING');
  await edit(owner, [{ key: 'marketer', version: 1, name: 'Marketing' }]);
  expect(codeOf(await second.ask(approve, { id: other['id'] }))).toBe('CONFLICT');
  const refuse = 'mutation ($id: ID!) { refuseRoleChange(id: $id) { state } }';
  expect(data(await owner.ask(refuse, { id: other['id'] }), 'refuseRoleChange')).toEqual({ state: 'REFUSED' });
  const history = data(await owner.ask('{ roleChanges { totalCount nodes { state isOwn } } }'), 'roleChanges');
  expect(history).toEqual({
    totalCount: 3,
    nodes: [
      { state: 'IN_FORCE', isOwn: true },
      { state: 'REFUSED', isOwn: true },
      { state: 'IN_FORCE', isOwn: true },
    ],
  });
});

test('before saving, an owner sees which segments, exports and questions would break, and how the graph of the role changes', async () => {
  const owner = await graph.signedInAs('owner');
  const marketer = await graph.signedInAs('marketer');
  const segment = data(
    await marketer.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
      input: { key: 'suzhou', name: 'Suzhou', condition: 'city = "Suzhou"' },
    }),
    'createSegment',
  );
  await marketer.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { id } }', {
    input: { key: 'regulars', name: 'Regulars', condition: 'ordersCount >= 3' },
  });
  const exported = (fields: readonly string[], purpose: string) =>
    marketer.ask('mutation ($input: ExportSegmentInput!) { exportSegment(input: $input) { id } }', {
      input: { segmentId: segment['id'], format: 'CSV', fields, purpose },
    });
  data(await exported(['id', 'city'], 'a map'), 'exportSegment');
  data(await exported(['id'], 'a list'), 'exportSegment');
  const save = 'mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { id } }';
  data(await marketer.ask(save, { input: { name: 'cities', document: '{ customers { nodes { id city } } }' } }), 'saveQuery');
  data(await marketer.ask(save, { input: { name: 'ids', document: '{ customers { nodes { id } } }' } }), 'saveQuery');
  data(await marketer.ask(save, { input: { name: 'unfinished', document: '{ customers {' } }), 'saveQuery');
  const keep = async (input: object): Promise<unknown> =>
    data(
      await marketer.ask('mutation ($input: SaveQuestionInput!) { saveQuestion(input: $input) { id } }', {
        input: { measures: ['ORDERS'], period: 'ALL', ...input },
      }),
      'saveQuestion',
    )['id'];
  const kept = [
    await keep({ name: 'by city', dimensions: ['CITY'], condition: 'city = "Suzhou" and ordersCount >= 2' }),
    await keep({ name: 'all orders' }),
  ];
  const dashboard = 'mutation ($input: SaveDashboardInput!) { saveDashboard(input: $input) { id } }';
  data(await marketer.ask(dashboard, { input: { name: 'both', questionIds: kept } }), 'saveDashboard');
  data(await marketer.ask(dashboard, { input: { name: 'one', questionIds: kept.slice(1) } }), 'saveDashboard');

  const roles = [{ key: 'marketer', version: 1, fields: [{ field: 'Customer.city', level: 'NONE' }] }];
  const seen = data(await owner.ask(preview, { roles }), 'previewRoleChange');
  expect(seen['losses']).toEqual([
    { kind: 'SEGMENT', name: 'Suzhou', owner: 'marketer', missing: ['city'] },
    { kind: 'EXPORT', name: 'a map', owner: 'marketer', missing: ['city'] },
    { kind: 'QUESTION', name: 'cities', owner: 'marketer', missing: ['Customer.city'] },
    { kind: 'FIGURES', name: 'by city', owner: 'marketer', missing: ['CITY', 'city'] },
    { kind: 'DASHBOARD', name: 'both', owner: 'marketer', missing: ['CITY', 'city'] },
  ]);
  const [schema] = Object(seen['schemas']);
  expect(schema).toMatchObject({ role: 'marketer', added: [] });
  expect(schema.removed).toContain('Customer.city: String');
  expect(schema.before).toContain('  city: String');
  expect(data(await owner.ask('{ roles { nodes { version } } }'), 'roles')).toMatchObject({
    nodes: [1, 1, 1, 1, 1].map((version) => ({ version })),
  });

  const noExports = [{ key: 'marketer', version: 1, actions: ['customers.list', 'segments.edit'] }];
  expect(data(await owner.ask(preview, { roles: noExports }), 'previewRoleChange')['losses']).toEqual([
    { kind: 'EXPORT', name: 'a list', owner: 'marketer', missing: ['data.export'] },
    { kind: 'EXPORT', name: 'a map', owner: 'marketer', missing: ['data.export'] },
  ]);
});

test('a role is made, as a copy or empty, and deleted while nobody holds it and the product did not bring it', async () => {
  const owner = await graph.signedInAs('owner');
  const create = 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id key version actions labels { label level } } }';
  const made = data(
    await owner.ask(create, { input: { key: 'shop-staff', name: 'Shop staff', copyOf: 'support', reason: 'tills' } }),
    'createRole',
  );
  expect(made).toMatchObject({ key: 'shop-staff', version: 1, labels: expect.arrayContaining([{ label: 'contact', level: 'WRITE' }]) });
  const again = await owner.ask(create, { input: { key: 'shop-staff', name: '', copyOf: 'x', reason: 'tills' } });
  expect(issuesOf(again).map(({ path }) => path)).toEqual(['input.key', 'input.name', 'input.copyOf']);

  const remove = (key: string) => owner.ask('mutation ($key: String!) { deleteRole(key: $key, reason: "unused") }', { key });
  expect(issuesOf(await remove('partner'))).toMatchObject([{ path: 'key' }]);
  expect(codeOf(await remove('nothing'))).toBe('NOT_FOUND');
  await graph.signedInAs('support');
  await database.pool.query(`update users set role_id = (select id from roles where key = 'shop-staff') where name = 'support'`);
  expect(codeOf(await remove('shop-staff'))).toBe('CONFLICT');
  await database.pool.query(`delete from users where name = 'support'`);
  expect((await remove('shop-staff')).body.data).toEqual({ deleteRole: true });
});

test('why somebody sees a field is told level by level', async () => {
  const owner = await graph.signedInAs('owner');
  const marketer = await graph.signedInAs('marketer');
  const [me, roles] = [
    data(await marketer.ask('{ me { user { id } } }'), 'me'),
    data(await owner.ask('{ roles { nodes { id key } } }'), 'roles'),
  ];
  const explain = (who: unknown, field: string) =>
    owner.ask(
      `query ($who: ID!, $field: String!) { explainAccess(who: $who, field: $field) {
        roleKey label labelLevel fieldLevel inputs { field level isRead } canSee isMasked canFilter canChange canList rowScope } }`,
      { who, field },
    );
  expect(data(await explain(Object(me['user']).id, 'Customer.email'), 'explainAccess')).toEqual({
    roleKey: 'marketer',
    label: 'contact',
    labelLevel: 'MASKED',
    fieldLevel: null,
    inputs: [],
    canSee: true,
    isMasked: true,
    canFilter: false,
    canChange: false,
    canList: true,
    rowScope: null,
  });
  const analyst = Object(roles['nodes']).find(({ key }: { key: string }) => key === 'analyst');
  await edit(owner, [{ key: 'analyst', version: 1, fields: [{ field: 'Customer.birthDate', level: 'NONE' }] }]);
  expect(data(await explain(analyst.id, 'Customer.age'), 'explainAccess')).toMatchObject({
    labelLevel: 'READ',
    inputs: [{ field: 'Customer.birthDate', level: 'NONE', isRead: false }],
    canSee: false,
  });
  expect(codeOf(await explain(analyst.id, 'Customer.nope'))).toBe('NOT_FOUND');
  expect(codeOf(await explain('x', 'Customer.age'))).toBe('NOT_FOUND');
});

test('the matrix names every labelled field with the levels it can have, the shop’s own attributes too', async () => {
  const owner = await graph.signedInAs('owner');
  await owner.ask('mutation ($input: DefineAttributeInput!) { defineAttribute(input: $input) { key } }', {
    input: { key: 'shoeSize', type: 'number', titleEn: 'Shoe size', titleZhCn: '鞋码' },
  });
  const { body } = await owner.ask('{ roleFields { name label title { en } levels } }');
  const rows: readonly { name: string }[] = Object(body.data?.['roleFields']);
  expect(rows).toContainEqual({
    name: 'Customer.attributes.shoeSize',
    label: 'sensitive',
    title: { en: 'Shoe size' },
    levels: ['NONE', 'AGGREGATE', 'READ', 'WRITE'],
  });
  expect(rows.find(({ name }) => name === 'Customer.email')).toMatchObject({ levels: ['NONE', 'AGGREGATE', 'MASKED', 'READ', 'WRITE'] });
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  const support = await graph.signedInAs('support');
  expect(codeOf(await support.ask('{ roleFields { name } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
});
