/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ShellCounts {\n    customers(first: 1) { totalCount }\n    segments(first: 1) { totalCount }\n  }\n": typeof types.ShellCountsDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n": typeof types.SetLocaleDocument,
    "\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n": typeof types.StartWithOwnDataDocument,
    "\n  query SegmentCatalogue {\n    segmentCatalogue {\n      fields { ...CatalogueFieldParts }\n      facts { name title { en zhCn } description { en zhCn } time fields { ...CatalogueFieldParts } children }\n      segments { key name }\n      currencyDigits\n    }\n  }\n  fragment CatalogueFieldParts on CatalogueField {\n    name\n    group\n    type\n    unit\n    title { en zhCn }\n    description { en zhCn }\n    synonyms\n    fillRate\n    operators\n    values { value title { en zhCn } parent }\n    examples\n    nullable\n  }\n": typeof types.SegmentCatalogueDocument,
    "\n  query SegmentList($search: String, $archived: Boolean, $first: Int, $after: String, $locale: Locale!) {\n    segments(search: $search, archived: $archived, first: $first, after: $after) {\n      nodes { id key name words(locale: $locale) text memberCount owner updatedAt archivedAt version freshness { state asOf reason } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.SegmentListDocument,
    "\n  query SegmentTemplates($locale: Locale!) {\n    segmentTemplates { key name { en zhCn } description { en zhCn } group text words(locale: $locale) missing count }\n  }\n": typeof types.SegmentTemplatesDocument,
    "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id key name description condition text owner version zone archivedAt createdAt updatedAt memberCount\n      freshness { state asOf reason }\n      usedBy { kind id name }\n    }\n  }\n": typeof types.SegmentDocument,
    "\n  query SegmentDraft($segmentId: ID) {\n    segmentDraft(segmentId: $segmentId) { condition updatedAt }\n  }\n": typeof types.SegmentDraftDocument,
    "\n  query PreviewSegment($condition: Condition!, $at: DateTime, $zone: TimeZone) {\n    previewSegment(condition: $condition, at: $at, zone: $zone) {\n      count total exact asOf tookMs\n      conditions { path alone inFunnel }\n      reach { channel reachable noAddress noConsent invalid }\n      sample(first: 20) { nodes { ...SampleCustomer } }\n    }\n  }\n  fragment SampleCustomer on Customer {\n    id\n    externalId\n    displayName\n    city\n    ordersCount\n    totalSpent { amount currency }\n    lastOrderAt\n  }\n": typeof types.PreviewSegmentDocument,
    "\n  query ExplainMembership($condition: Condition, $segmentId: ID, $customerId: ID!, $locale: Locale!) {\n    explainMembership(condition: $condition, segmentId: $segmentId, customerId: $customerId) {\n      member\n      asOf\n      override { kind reason at }\n      conditions { path words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n": typeof types.ExplainMembershipDocument,
    "\n  query FindCustomers($search: String!) {\n    customers(search: $search, first: 8) { nodes { ...SampleCustomer } }\n  }\n": typeof types.FindCustomersDocument,
    "\n  query DiffSegment($id: ID!, $condition: Condition!) {\n    diffSegment(id: $id, condition: $condition) {\n      asOf entering leaving staying\n      byCondition { path entering leaving }\n      sampleEntering(first: 5) { nodes { ...SampleCustomer } }\n      sampleLeaving(first: 5) { nodes { ...SampleCustomer } }\n    }\n  }\n": typeof types.DiffSegmentDocument,
    "\n  mutation CreateSegment($input: CreateSegmentInput!) {\n    createSegment(input: $input) { id key name version }\n  }\n": typeof types.CreateSegmentDocument,
    "\n  mutation UpdateSegment($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) { id name description condition text version zone memberCount updatedAt freshness { state asOf reason } }\n  }\n": typeof types.UpdateSegmentDocument,
    "\n  mutation SaveSegmentDraft($segmentId: ID, $condition: String!) {\n    saveSegmentDraft(segmentId: $segmentId, condition: $condition) { condition updatedAt }\n  }\n": typeof types.SaveSegmentDraftDocument,
    "\n  mutation DiscardSegmentDraft($segmentId: ID) {\n    discardSegmentDraft(segmentId: $segmentId)\n  }\n": typeof types.DiscardSegmentDraftDocument,
    "\n  query SegmentMembers($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: $first, after: $after) { nodes { ...SampleCustomer } pageInfo { hasNextPage endCursor } totalCount asOf }\n    }\n  }\n": typeof types.SegmentMembersDocument,
    "\n  query SegmentHistory($id: ID!) {\n    segment(id: $id) { id history { at count entered left version } }\n  }\n": typeof types.SegmentHistoryDocument,
    "\n  query SegmentChanges($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      changes(first: $first, after: $after) { nodes { at entered cause customer { ...SampleCustomer } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": typeof types.SegmentChangesDocument,
    "\n  query SegmentVersions($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      version\n      versions(first: $first, after: $after) { nodes { version condition text note author createdAt } pageInfo { hasNextPage endCursor } totalCount }\n    }\n  }\n": typeof types.SegmentVersionsDocument,
    "\n  query CompareSegments($ids: [ID!]!) {\n    compareSegments(ids: $ids) { asOf intersections { segmentIds count } }\n  }\n": typeof types.CompareSegmentsDocument,
    "\n  mutation OverrideMember($input: OverrideMemberInput!) {\n    overrideMember(input: $input) { id memberCount freshness { state asOf reason } }\n  }\n": typeof types.OverrideMemberDocument,
    "\n  mutation ArchiveSegment($id: ID!) {\n    archiveSegment(id: $id) { id archivedAt }\n  }\n": typeof types.ArchiveSegmentDocument,
    "\n  mutation RestoreSegment($id: ID!) {\n    restoreSegment(id: $id) { id archivedAt }\n  }\n": typeof types.RestoreSegmentDocument,
    "\n  mutation RefreshSegment($id: ID!) {\n    refreshSegment(id: $id) { id memberCount freshness { state asOf reason } }\n  }\n": typeof types.RefreshSegmentDocument,
    "\n  mutation FreezeSegment($input: FreezeSegmentInput!) {\n    freezeSegment(input: $input) { id key name }\n  }\n": typeof types.FreezeSegmentDocument,
    "\n  mutation ExportSegment($input: ExportSegmentInput!) {\n    exportSegment(input: $input) { id state }\n  }\n": typeof types.ExportSegmentDocument,
    "\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n": typeof types.SessionDocument,
};
const documents: Documents = {
    "\n  query ShellCounts {\n    customers(first: 1) { totalCount }\n    segments(first: 1) { totalCount }\n  }\n": types.ShellCountsDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n": types.SetLocaleDocument,
    "\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n": types.StartWithOwnDataDocument,
    "\n  query SegmentCatalogue {\n    segmentCatalogue {\n      fields { ...CatalogueFieldParts }\n      facts { name title { en zhCn } description { en zhCn } time fields { ...CatalogueFieldParts } children }\n      segments { key name }\n      currencyDigits\n    }\n  }\n  fragment CatalogueFieldParts on CatalogueField {\n    name\n    group\n    type\n    unit\n    title { en zhCn }\n    description { en zhCn }\n    synonyms\n    fillRate\n    operators\n    values { value title { en zhCn } parent }\n    examples\n    nullable\n  }\n": types.SegmentCatalogueDocument,
    "\n  query SegmentList($search: String, $archived: Boolean, $first: Int, $after: String, $locale: Locale!) {\n    segments(search: $search, archived: $archived, first: $first, after: $after) {\n      nodes { id key name words(locale: $locale) text memberCount owner updatedAt archivedAt version freshness { state asOf reason } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.SegmentListDocument,
    "\n  query SegmentTemplates($locale: Locale!) {\n    segmentTemplates { key name { en zhCn } description { en zhCn } group text words(locale: $locale) missing count }\n  }\n": types.SegmentTemplatesDocument,
    "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id key name description condition text owner version zone archivedAt createdAt updatedAt memberCount\n      freshness { state asOf reason }\n      usedBy { kind id name }\n    }\n  }\n": types.SegmentDocument,
    "\n  query SegmentDraft($segmentId: ID) {\n    segmentDraft(segmentId: $segmentId) { condition updatedAt }\n  }\n": types.SegmentDraftDocument,
    "\n  query PreviewSegment($condition: Condition!, $at: DateTime, $zone: TimeZone) {\n    previewSegment(condition: $condition, at: $at, zone: $zone) {\n      count total exact asOf tookMs\n      conditions { path alone inFunnel }\n      reach { channel reachable noAddress noConsent invalid }\n      sample(first: 20) { nodes { ...SampleCustomer } }\n    }\n  }\n  fragment SampleCustomer on Customer {\n    id\n    externalId\n    displayName\n    city\n    ordersCount\n    totalSpent { amount currency }\n    lastOrderAt\n  }\n": types.PreviewSegmentDocument,
    "\n  query ExplainMembership($condition: Condition, $segmentId: ID, $customerId: ID!, $locale: Locale!) {\n    explainMembership(condition: $condition, segmentId: $segmentId, customerId: $customerId) {\n      member\n      asOf\n      override { kind reason at }\n      conditions { path words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n": types.ExplainMembershipDocument,
    "\n  query FindCustomers($search: String!) {\n    customers(search: $search, first: 8) { nodes { ...SampleCustomer } }\n  }\n": types.FindCustomersDocument,
    "\n  query DiffSegment($id: ID!, $condition: Condition!) {\n    diffSegment(id: $id, condition: $condition) {\n      asOf entering leaving staying\n      byCondition { path entering leaving }\n      sampleEntering(first: 5) { nodes { ...SampleCustomer } }\n      sampleLeaving(first: 5) { nodes { ...SampleCustomer } }\n    }\n  }\n": types.DiffSegmentDocument,
    "\n  mutation CreateSegment($input: CreateSegmentInput!) {\n    createSegment(input: $input) { id key name version }\n  }\n": types.CreateSegmentDocument,
    "\n  mutation UpdateSegment($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) { id name description condition text version zone memberCount updatedAt freshness { state asOf reason } }\n  }\n": types.UpdateSegmentDocument,
    "\n  mutation SaveSegmentDraft($segmentId: ID, $condition: String!) {\n    saveSegmentDraft(segmentId: $segmentId, condition: $condition) { condition updatedAt }\n  }\n": types.SaveSegmentDraftDocument,
    "\n  mutation DiscardSegmentDraft($segmentId: ID) {\n    discardSegmentDraft(segmentId: $segmentId)\n  }\n": types.DiscardSegmentDraftDocument,
    "\n  query SegmentMembers($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: $first, after: $after) { nodes { ...SampleCustomer } pageInfo { hasNextPage endCursor } totalCount asOf }\n    }\n  }\n": types.SegmentMembersDocument,
    "\n  query SegmentHistory($id: ID!) {\n    segment(id: $id) { id history { at count entered left version } }\n  }\n": types.SegmentHistoryDocument,
    "\n  query SegmentChanges($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      changes(first: $first, after: $after) { nodes { at entered cause customer { ...SampleCustomer } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": types.SegmentChangesDocument,
    "\n  query SegmentVersions($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      version\n      versions(first: $first, after: $after) { nodes { version condition text note author createdAt } pageInfo { hasNextPage endCursor } totalCount }\n    }\n  }\n": types.SegmentVersionsDocument,
    "\n  query CompareSegments($ids: [ID!]!) {\n    compareSegments(ids: $ids) { asOf intersections { segmentIds count } }\n  }\n": types.CompareSegmentsDocument,
    "\n  mutation OverrideMember($input: OverrideMemberInput!) {\n    overrideMember(input: $input) { id memberCount freshness { state asOf reason } }\n  }\n": types.OverrideMemberDocument,
    "\n  mutation ArchiveSegment($id: ID!) {\n    archiveSegment(id: $id) { id archivedAt }\n  }\n": types.ArchiveSegmentDocument,
    "\n  mutation RestoreSegment($id: ID!) {\n    restoreSegment(id: $id) { id archivedAt }\n  }\n": types.RestoreSegmentDocument,
    "\n  mutation RefreshSegment($id: ID!) {\n    refreshSegment(id: $id) { id memberCount freshness { state asOf reason } }\n  }\n": types.RefreshSegmentDocument,
    "\n  mutation FreezeSegment($input: FreezeSegmentInput!) {\n    freezeSegment(input: $input) { id key name }\n  }\n": types.FreezeSegmentDocument,
    "\n  mutation ExportSegment($input: ExportSegmentInput!) {\n    exportSegment(input: $input) { id state }\n  }\n": types.ExportSegmentDocument,
    "\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n": types.SessionDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShellCounts {\n    customers(first: 1) { totalCount }\n    segments(first: 1) { totalCount }\n  }\n"): (typeof documents)["\n  query ShellCounts {\n    customers(first: 1) { totalCount }\n    segments(first: 1) { totalCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n"): (typeof documents)["\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n"): (typeof documents)["\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentCatalogue {\n    segmentCatalogue {\n      fields { ...CatalogueFieldParts }\n      facts { name title { en zhCn } description { en zhCn } time fields { ...CatalogueFieldParts } children }\n      segments { key name }\n      currencyDigits\n    }\n  }\n  fragment CatalogueFieldParts on CatalogueField {\n    name\n    group\n    type\n    unit\n    title { en zhCn }\n    description { en zhCn }\n    synonyms\n    fillRate\n    operators\n    values { value title { en zhCn } parent }\n    examples\n    nullable\n  }\n"): (typeof documents)["\n  query SegmentCatalogue {\n    segmentCatalogue {\n      fields { ...CatalogueFieldParts }\n      facts { name title { en zhCn } description { en zhCn } time fields { ...CatalogueFieldParts } children }\n      segments { key name }\n      currencyDigits\n    }\n  }\n  fragment CatalogueFieldParts on CatalogueField {\n    name\n    group\n    type\n    unit\n    title { en zhCn }\n    description { en zhCn }\n    synonyms\n    fillRate\n    operators\n    values { value title { en zhCn } parent }\n    examples\n    nullable\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentList($search: String, $archived: Boolean, $first: Int, $after: String, $locale: Locale!) {\n    segments(search: $search, archived: $archived, first: $first, after: $after) {\n      nodes { id key name words(locale: $locale) text memberCount owner updatedAt archivedAt version freshness { state asOf reason } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query SegmentList($search: String, $archived: Boolean, $first: Int, $after: String, $locale: Locale!) {\n    segments(search: $search, archived: $archived, first: $first, after: $after) {\n      nodes { id key name words(locale: $locale) text memberCount owner updatedAt archivedAt version freshness { state asOf reason } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentTemplates($locale: Locale!) {\n    segmentTemplates { key name { en zhCn } description { en zhCn } group text words(locale: $locale) missing count }\n  }\n"): (typeof documents)["\n  query SegmentTemplates($locale: Locale!) {\n    segmentTemplates { key name { en zhCn } description { en zhCn } group text words(locale: $locale) missing count }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id key name description condition text owner version zone archivedAt createdAt updatedAt memberCount\n      freshness { state asOf reason }\n      usedBy { kind id name }\n    }\n  }\n"): (typeof documents)["\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id key name description condition text owner version zone archivedAt createdAt updatedAt memberCount\n      freshness { state asOf reason }\n      usedBy { kind id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentDraft($segmentId: ID) {\n    segmentDraft(segmentId: $segmentId) { condition updatedAt }\n  }\n"): (typeof documents)["\n  query SegmentDraft($segmentId: ID) {\n    segmentDraft(segmentId: $segmentId) { condition updatedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewSegment($condition: Condition!, $at: DateTime, $zone: TimeZone) {\n    previewSegment(condition: $condition, at: $at, zone: $zone) {\n      count total exact asOf tookMs\n      conditions { path alone inFunnel }\n      reach { channel reachable noAddress noConsent invalid }\n      sample(first: 20) { nodes { ...SampleCustomer } }\n    }\n  }\n  fragment SampleCustomer on Customer {\n    id\n    externalId\n    displayName\n    city\n    ordersCount\n    totalSpent { amount currency }\n    lastOrderAt\n  }\n"): (typeof documents)["\n  query PreviewSegment($condition: Condition!, $at: DateTime, $zone: TimeZone) {\n    previewSegment(condition: $condition, at: $at, zone: $zone) {\n      count total exact asOf tookMs\n      conditions { path alone inFunnel }\n      reach { channel reachable noAddress noConsent invalid }\n      sample(first: 20) { nodes { ...SampleCustomer } }\n    }\n  }\n  fragment SampleCustomer on Customer {\n    id\n    externalId\n    displayName\n    city\n    ordersCount\n    totalSpent { amount currency }\n    lastOrderAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExplainMembership($condition: Condition, $segmentId: ID, $customerId: ID!, $locale: Locale!) {\n    explainMembership(condition: $condition, segmentId: $segmentId, customerId: $customerId) {\n      member\n      asOf\n      override { kind reason at }\n      conditions { path words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n"): (typeof documents)["\n  query ExplainMembership($condition: Condition, $segmentId: ID, $customerId: ID!, $locale: Locale!) {\n    explainMembership(condition: $condition, segmentId: $segmentId, customerId: $customerId) {\n      member\n      asOf\n      override { kind reason at }\n      conditions { path words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindCustomers($search: String!) {\n    customers(search: $search, first: 8) { nodes { ...SampleCustomer } }\n  }\n"): (typeof documents)["\n  query FindCustomers($search: String!) {\n    customers(search: $search, first: 8) { nodes { ...SampleCustomer } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DiffSegment($id: ID!, $condition: Condition!) {\n    diffSegment(id: $id, condition: $condition) {\n      asOf entering leaving staying\n      byCondition { path entering leaving }\n      sampleEntering(first: 5) { nodes { ...SampleCustomer } }\n      sampleLeaving(first: 5) { nodes { ...SampleCustomer } }\n    }\n  }\n"): (typeof documents)["\n  query DiffSegment($id: ID!, $condition: Condition!) {\n    diffSegment(id: $id, condition: $condition) {\n      asOf entering leaving staying\n      byCondition { path entering leaving }\n      sampleEntering(first: 5) { nodes { ...SampleCustomer } }\n      sampleLeaving(first: 5) { nodes { ...SampleCustomer } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSegment($input: CreateSegmentInput!) {\n    createSegment(input: $input) { id key name version }\n  }\n"): (typeof documents)["\n  mutation CreateSegment($input: CreateSegmentInput!) {\n    createSegment(input: $input) { id key name version }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSegment($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) { id name description condition text version zone memberCount updatedAt freshness { state asOf reason } }\n  }\n"): (typeof documents)["\n  mutation UpdateSegment($input: UpdateSegmentInput!) {\n    updateSegment(input: $input) { id name description condition text version zone memberCount updatedAt freshness { state asOf reason } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveSegmentDraft($segmentId: ID, $condition: String!) {\n    saveSegmentDraft(segmentId: $segmentId, condition: $condition) { condition updatedAt }\n  }\n"): (typeof documents)["\n  mutation SaveSegmentDraft($segmentId: ID, $condition: String!) {\n    saveSegmentDraft(segmentId: $segmentId, condition: $condition) { condition updatedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardSegmentDraft($segmentId: ID) {\n    discardSegmentDraft(segmentId: $segmentId)\n  }\n"): (typeof documents)["\n  mutation DiscardSegmentDraft($segmentId: ID) {\n    discardSegmentDraft(segmentId: $segmentId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentMembers($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: $first, after: $after) { nodes { ...SampleCustomer } pageInfo { hasNextPage endCursor } totalCount asOf }\n    }\n  }\n"): (typeof documents)["\n  query SegmentMembers($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: $first, after: $after) { nodes { ...SampleCustomer } pageInfo { hasNextPage endCursor } totalCount asOf }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentHistory($id: ID!) {\n    segment(id: $id) { id history { at count entered left version } }\n  }\n"): (typeof documents)["\n  query SegmentHistory($id: ID!) {\n    segment(id: $id) { id history { at count entered left version } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentChanges($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      changes(first: $first, after: $after) { nodes { at entered cause customer { ...SampleCustomer } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n"): (typeof documents)["\n  query SegmentChanges($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      changes(first: $first, after: $after) { nodes { at entered cause customer { ...SampleCustomer } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentVersions($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      version\n      versions(first: $first, after: $after) { nodes { version condition text note author createdAt } pageInfo { hasNextPage endCursor } totalCount }\n    }\n  }\n"): (typeof documents)["\n  query SegmentVersions($id: ID!, $first: Int, $after: String) {\n    segment(id: $id) {\n      id\n      version\n      versions(first: $first, after: $after) { nodes { version condition text note author createdAt } pageInfo { hasNextPage endCursor } totalCount }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CompareSegments($ids: [ID!]!) {\n    compareSegments(ids: $ids) { asOf intersections { segmentIds count } }\n  }\n"): (typeof documents)["\n  query CompareSegments($ids: [ID!]!) {\n    compareSegments(ids: $ids) { asOf intersections { segmentIds count } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OverrideMember($input: OverrideMemberInput!) {\n    overrideMember(input: $input) { id memberCount freshness { state asOf reason } }\n  }\n"): (typeof documents)["\n  mutation OverrideMember($input: OverrideMemberInput!) {\n    overrideMember(input: $input) { id memberCount freshness { state asOf reason } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveSegment($id: ID!) {\n    archiveSegment(id: $id) { id archivedAt }\n  }\n"): (typeof documents)["\n  mutation ArchiveSegment($id: ID!) {\n    archiveSegment(id: $id) { id archivedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreSegment($id: ID!) {\n    restoreSegment(id: $id) { id archivedAt }\n  }\n"): (typeof documents)["\n  mutation RestoreSegment($id: ID!) {\n    restoreSegment(id: $id) { id archivedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSegment($id: ID!) {\n    refreshSegment(id: $id) { id memberCount freshness { state asOf reason } }\n  }\n"): (typeof documents)["\n  mutation RefreshSegment($id: ID!) {\n    refreshSegment(id: $id) { id memberCount freshness { state asOf reason } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FreezeSegment($input: FreezeSegmentInput!) {\n    freezeSegment(input: $input) { id key name }\n  }\n"): (typeof documents)["\n  mutation FreezeSegment($input: FreezeSegmentInput!) {\n    freezeSegment(input: $input) { id key name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportSegment($input: ExportSegmentInput!) {\n    exportSegment(input: $input) { id state }\n  }\n"): (typeof documents)["\n  mutation ExportSegment($input: ExportSegmentInput!) {\n    exportSegment(input: $input) { id state }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n"): (typeof documents)["\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;