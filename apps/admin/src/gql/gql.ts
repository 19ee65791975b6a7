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
    "\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n": typeof types.StartWithOwnDataDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) { user { id } }\n  }\n": typeof types.SignInDocument,
    "\n  mutation CreateFirstOwner($token: String!, $email: String!, $password: String!, $name: String!) {\n    createFirstOwner(token: $token, email: $email, password: $password, name: $name) { user { id } }\n  }\n": typeof types.CreateFirstOwnerDocument,
    "\n  query Users($after: String) {\n    users(first: 50, after: $after) {\n      nodes { id name email createdAt disabledAt role { id key name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.UsersDocument,
    "\n  query Roles {\n    roles(first: 50) {\n      nodes { id key name actions rowScope labels { label level } fields { field level } }\n    }\n  }\n": typeof types.RolesDocument,
    "\n  query Customers($where: Condition, $search: String, $orderBy: [CustomerOrder!], $first: Int, $after: String, $last: Int, $before: String) {\n    customers(where: $where, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id displayName externalId email phone city province tags reachable\n        ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt createdAt\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      asOf\n    }\n  }\n": typeof types.CustomersDocument,
    "\n  query FindCustomer($card: String, $phone: String, $email: String, $externalId: String) {\n    customer(card: $card, phone: $phone, email: $email, externalId: $externalId) { id }\n  }\n": typeof types.FindCustomerDocument,
    "\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id externalId source displayName email phone card country province city district address\n      birthDate age gender incomeBand education occupation acquisitionSource tags reachable createdAt updatedAt\n      interests { key source notedAt }\n      preferences { key value source notedAt }\n      attributes { key value }\n      contactPoints { kind value isPrimary problem verifiedAt }\n      consents { purpose state source at }\n      verifications { field verifiedAt }\n      ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt\n      segments(first: 50) { nodes { since segment { id name } } totalCount }\n    }\n  }\n": typeof types.CustomerDocument,
    "\n  query CustomerTimeline($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      timeline(first: 25, after: $after) {\n        nodes { kind at title detail orderId amount { amount currency } }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n": typeof types.CustomerTimelineDocument,
    "\n  query CustomerOrders($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      orders(first: 10, after: $after) {\n        nodes {\n          id externalId placedAt status channel incomplete\n          store { name } pickupStore { name } payment delivery\n          subtotal { amount currency } discount { amount currency } shipping { amount currency } tax { amount currency } total { amount currency } refunded { amount currency }\n          lines { quantity unitPrice amount { amount currency } product { id name } }\n        }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n": typeof types.CustomerOrdersDocument,
    "\n  query WhyMember($segmentId: ID!, $customerId: ID!, $locale: Locale!) {\n    explainMembership(segmentId: $segmentId, customerId: $customerId) {\n      member asOf\n      override { kind reason at }\n      conditions { path text words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n": typeof types.WhyMemberDocument,
    "\n  query Exports($after: String) {\n    exports(first: 50, after: $after) {\n      nodes { id format fields purpose state rowCount url failure createdAt expiresAt segment { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.ExportsDocument,
    "\n  fragment ImportFields on Import {\n    id kind state createdAt failure rejectedUrl\n    file { name encoding delimiter bytes }\n    columns { column samples target }\n    targets { name title { en zhCn } required }\n    options { zone wholeOrders source currency }\n    rows { total created updated unchanged rejected anonymous }\n    progress { done total ratePerSecond secondsLeft }\n    issueCounts { code severity column count }\n  }\n": typeof types.ImportFieldsFragmentDoc,
    "\n  query Imports($after: String) {\n    imports(first: 50, after: $after) {\n      nodes { id kind state createdAt file { name bytes } rows { total created updated unchanged rejected anonymous } progress { done total } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.ImportsDocument,
    "\n  query Import($id: ID!) {\n    import(id: $id) { ...ImportFields }\n  }\n": typeof types.ImportDocument,
    "\n  query ImportIssues($id: ID!, $code: String, $after: String) {\n    import(id: $id) {\n      id\n      issues(first: 25, after: $after, code: $code) {\n        nodes { line column code severity message value }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n": typeof types.ImportIssuesDocument,
    "\n  mutation StartImport($input: StartImportInput!) {\n    startImport(input: $input) { ...ImportFields }\n  }\n": typeof types.StartImportDocument,
    "\n  mutation MapImport($input: MapImportInput!) {\n    mapImport(input: $input) { ...ImportFields }\n  }\n": typeof types.MapImportDocument,
    "\n  mutation CommitImport($id: ID!) {\n    commitImport(id: $id) { ...ImportFields }\n  }\n": typeof types.CommitImportDocument,
    "\n  mutation PauseImport($id: ID!) {\n    pauseImport(id: $id) { ...ImportFields }\n  }\n": typeof types.PauseImportDocument,
    "\n  mutation ResumeImport($id: ID!) {\n    resumeImport(id: $id) { ...ImportFields }\n  }\n": typeof types.ResumeImportDocument,
    "\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) { ...ImportFields }\n  }\n": typeof types.CancelImportDocument,
    "\n  query Overview($since: Date!, $zone: TimeZone!) {\n    customers(first: 1) { totalCount }\n    totals: metrics(measures: [{ measure: CUSTOMERS }, { measure: ORDERS }, { measure: REVENUE }, { measure: AVERAGE_ORDER }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    daily: metrics(measures: [{ measure: REVENUE }, { measure: ORDERS }], by: [{ dimension: DAY }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    segments(first: 8) {\n      nodes { id name memberCount freshness { state asOf reason } }\n      totalCount\n    }\n    imports(first: 4) {\n      nodes { id kind state file { name } rows { total rejected } progress { done total } createdAt }\n      totalCount\n    }\n  }\n": typeof types.OverviewDocument,
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
    "\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) { name currency zone locale country isDemo currencyFixed }\n  }\n": typeof types.UpdateOrganisationDocument,
    "\n  query Attributes {\n    attributeDefinitions(first: 100) {\n      nodes { id key type label title { en zhCn } }\n    }\n  }\n": typeof types.AttributesDocument,
    "\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) { id key type label title { en zhCn } }\n  }\n": typeof types.DefineAttributeDocument,
    "\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n": typeof types.SessionDocument,
    "\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n": typeof types.SetLocaleDocument,
};
const documents: Documents = {
    "\n  query ShellCounts {\n    customers(first: 1) { totalCount }\n    segments(first: 1) { totalCount }\n  }\n": types.ShellCountsDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n": types.StartWithOwnDataDocument,
    "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) { user { id } }\n  }\n": types.SignInDocument,
    "\n  mutation CreateFirstOwner($token: String!, $email: String!, $password: String!, $name: String!) {\n    createFirstOwner(token: $token, email: $email, password: $password, name: $name) { user { id } }\n  }\n": types.CreateFirstOwnerDocument,
    "\n  query Users($after: String) {\n    users(first: 50, after: $after) {\n      nodes { id name email createdAt disabledAt role { id key name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.UsersDocument,
    "\n  query Roles {\n    roles(first: 50) {\n      nodes { id key name actions rowScope labels { label level } fields { field level } }\n    }\n  }\n": types.RolesDocument,
    "\n  query Customers($where: Condition, $search: String, $orderBy: [CustomerOrder!], $first: Int, $after: String, $last: Int, $before: String) {\n    customers(where: $where, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id displayName externalId email phone city province tags reachable\n        ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt createdAt\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      asOf\n    }\n  }\n": types.CustomersDocument,
    "\n  query FindCustomer($card: String, $phone: String, $email: String, $externalId: String) {\n    customer(card: $card, phone: $phone, email: $email, externalId: $externalId) { id }\n  }\n": types.FindCustomerDocument,
    "\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id externalId source displayName email phone card country province city district address\n      birthDate age gender incomeBand education occupation acquisitionSource tags reachable createdAt updatedAt\n      interests { key source notedAt }\n      preferences { key value source notedAt }\n      attributes { key value }\n      contactPoints { kind value isPrimary problem verifiedAt }\n      consents { purpose state source at }\n      verifications { field verifiedAt }\n      ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt\n      segments(first: 50) { nodes { since segment { id name } } totalCount }\n    }\n  }\n": types.CustomerDocument,
    "\n  query CustomerTimeline($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      timeline(first: 25, after: $after) {\n        nodes { kind at title detail orderId amount { amount currency } }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n": types.CustomerTimelineDocument,
    "\n  query CustomerOrders($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      orders(first: 10, after: $after) {\n        nodes {\n          id externalId placedAt status channel incomplete\n          store { name } pickupStore { name } payment delivery\n          subtotal { amount currency } discount { amount currency } shipping { amount currency } tax { amount currency } total { amount currency } refunded { amount currency }\n          lines { quantity unitPrice amount { amount currency } product { id name } }\n        }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n": types.CustomerOrdersDocument,
    "\n  query WhyMember($segmentId: ID!, $customerId: ID!, $locale: Locale!) {\n    explainMembership(segmentId: $segmentId, customerId: $customerId) {\n      member asOf\n      override { kind reason at }\n      conditions { path text words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n": types.WhyMemberDocument,
    "\n  query Exports($after: String) {\n    exports(first: 50, after: $after) {\n      nodes { id format fields purpose state rowCount url failure createdAt expiresAt segment { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.ExportsDocument,
    "\n  fragment ImportFields on Import {\n    id kind state createdAt failure rejectedUrl\n    file { name encoding delimiter bytes }\n    columns { column samples target }\n    targets { name title { en zhCn } required }\n    options { zone wholeOrders source currency }\n    rows { total created updated unchanged rejected anonymous }\n    progress { done total ratePerSecond secondsLeft }\n    issueCounts { code severity column count }\n  }\n": types.ImportFieldsFragmentDoc,
    "\n  query Imports($after: String) {\n    imports(first: 50, after: $after) {\n      nodes { id kind state createdAt file { name bytes } rows { total created updated unchanged rejected anonymous } progress { done total } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.ImportsDocument,
    "\n  query Import($id: ID!) {\n    import(id: $id) { ...ImportFields }\n  }\n": types.ImportDocument,
    "\n  query ImportIssues($id: ID!, $code: String, $after: String) {\n    import(id: $id) {\n      id\n      issues(first: 25, after: $after, code: $code) {\n        nodes { line column code severity message value }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n": types.ImportIssuesDocument,
    "\n  mutation StartImport($input: StartImportInput!) {\n    startImport(input: $input) { ...ImportFields }\n  }\n": types.StartImportDocument,
    "\n  mutation MapImport($input: MapImportInput!) {\n    mapImport(input: $input) { ...ImportFields }\n  }\n": types.MapImportDocument,
    "\n  mutation CommitImport($id: ID!) {\n    commitImport(id: $id) { ...ImportFields }\n  }\n": types.CommitImportDocument,
    "\n  mutation PauseImport($id: ID!) {\n    pauseImport(id: $id) { ...ImportFields }\n  }\n": types.PauseImportDocument,
    "\n  mutation ResumeImport($id: ID!) {\n    resumeImport(id: $id) { ...ImportFields }\n  }\n": types.ResumeImportDocument,
    "\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) { ...ImportFields }\n  }\n": types.CancelImportDocument,
    "\n  query Overview($since: Date!, $zone: TimeZone!) {\n    customers(first: 1) { totalCount }\n    totals: metrics(measures: [{ measure: CUSTOMERS }, { measure: ORDERS }, { measure: REVENUE }, { measure: AVERAGE_ORDER }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    daily: metrics(measures: [{ measure: REVENUE }, { measure: ORDERS }], by: [{ dimension: DAY }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    segments(first: 8) {\n      nodes { id name memberCount freshness { state asOf reason } }\n      totalCount\n    }\n    imports(first: 4) {\n      nodes { id kind state file { name } rows { total rejected } progress { done total } createdAt }\n      totalCount\n    }\n  }\n": types.OverviewDocument,
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
    "\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) { name currency zone locale country isDemo currencyFixed }\n  }\n": types.UpdateOrganisationDocument,
    "\n  query Attributes {\n    attributeDefinitions(first: 100) {\n      nodes { id key type label title { en zhCn } }\n    }\n  }\n": types.AttributesDocument,
    "\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) { id key type label title { en zhCn } }\n  }\n": types.DefineAttributeDocument,
    "\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n": types.SessionDocument,
    "\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n": types.SetLocaleDocument,
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
export function graphql(source: "\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n"): (typeof documents)["\n  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {\n    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) { user { id } }\n  }\n"): (typeof documents)["\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) { user { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFirstOwner($token: String!, $email: String!, $password: String!, $name: String!) {\n    createFirstOwner(token: $token, email: $email, password: $password, name: $name) { user { id } }\n  }\n"): (typeof documents)["\n  mutation CreateFirstOwner($token: String!, $email: String!, $password: String!, $name: String!) {\n    createFirstOwner(token: $token, email: $email, password: $password, name: $name) { user { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Users($after: String) {\n    users(first: 50, after: $after) {\n      nodes { id name email createdAt disabledAt role { id key name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Users($after: String) {\n    users(first: 50, after: $after) {\n      nodes { id name email createdAt disabledAt role { id key name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Roles {\n    roles(first: 50) {\n      nodes { id key name actions rowScope labels { label level } fields { field level } }\n    }\n  }\n"): (typeof documents)["\n  query Roles {\n    roles(first: 50) {\n      nodes { id key name actions rowScope labels { label level } fields { field level } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customers($where: Condition, $search: String, $orderBy: [CustomerOrder!], $first: Int, $after: String, $last: Int, $before: String) {\n    customers(where: $where, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id displayName externalId email phone city province tags reachable\n        ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt createdAt\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      asOf\n    }\n  }\n"): (typeof documents)["\n  query Customers($where: Condition, $search: String, $orderBy: [CustomerOrder!], $first: Int, $after: String, $last: Int, $before: String) {\n    customers(where: $where, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id displayName externalId email phone city province tags reachable\n        ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt createdAt\n      }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n      asOf\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindCustomer($card: String, $phone: String, $email: String, $externalId: String) {\n    customer(card: $card, phone: $phone, email: $email, externalId: $externalId) { id }\n  }\n"): (typeof documents)["\n  query FindCustomer($card: String, $phone: String, $email: String, $externalId: String) {\n    customer(card: $card, phone: $phone, email: $email, externalId: $externalId) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id externalId source displayName email phone card country province city district address\n      birthDate age gender incomeBand education occupation acquisitionSource tags reachable createdAt updatedAt\n      interests { key source notedAt }\n      preferences { key value source notedAt }\n      attributes { key value }\n      contactPoints { kind value isPrimary problem verifiedAt }\n      consents { purpose state source at }\n      verifications { field verifiedAt }\n      ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt\n      segments(first: 50) { nodes { since segment { id name } } totalCount }\n    }\n  }\n"): (typeof documents)["\n  query Customer($id: ID!) {\n    customer(id: $id) {\n      id externalId source displayName email phone card country province city district address\n      birthDate age gender incomeBand education occupation acquisitionSource tags reachable createdAt updatedAt\n      interests { key source notedAt }\n      preferences { key value source notedAt }\n      attributes { key value }\n      contactPoints { kind value isPrimary problem verifiedAt }\n      consents { purpose state source at }\n      verifications { field verifiedAt }\n      ordersCount totalSpent { amount currency } averageOrder { amount currency } firstOrderAt lastOrderAt\n      segments(first: 50) { nodes { since segment { id name } } totalCount }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerTimeline($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      timeline(first: 25, after: $after) {\n        nodes { kind at title detail orderId amount { amount currency } }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query CustomerTimeline($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      timeline(first: 25, after: $after) {\n        nodes { kind at title detail orderId amount { amount currency } }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerOrders($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      orders(first: 10, after: $after) {\n        nodes {\n          id externalId placedAt status channel incomplete\n          store { name } pickupStore { name } payment delivery\n          subtotal { amount currency } discount { amount currency } shipping { amount currency } tax { amount currency } total { amount currency } refunded { amount currency }\n          lines { quantity unitPrice amount { amount currency } product { id name } }\n        }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query CustomerOrders($id: ID!, $after: String) {\n    customer(id: $id) {\n      id\n      orders(first: 10, after: $after) {\n        nodes {\n          id externalId placedAt status channel incomplete\n          store { name } pickupStore { name } payment delivery\n          subtotal { amount currency } discount { amount currency } shipping { amount currency } tax { amount currency } total { amount currency } refunded { amount currency }\n          lines { quantity unitPrice amount { amount currency } product { id name } }\n        }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhyMember($segmentId: ID!, $customerId: ID!, $locale: Locale!) {\n    explainMembership(segmentId: $segmentId, customerId: $customerId) {\n      member asOf\n      override { kind reason at }\n      conditions { path text words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n"): (typeof documents)["\n  query WhyMember($segmentId: ID!, $customerId: ID!, $locale: Locale!) {\n    explainMembership(segmentId: $segmentId, customerId: $customerId) {\n      member asOf\n      override { kind reason at }\n      conditions { path text words(locale: $locale) holds value needed rows(first: 5) { nodes { id at text } totalCount } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Exports($after: String) {\n    exports(first: 50, after: $after) {\n      nodes { id format fields purpose state rowCount url failure createdAt expiresAt segment { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Exports($after: String) {\n    exports(first: 50, after: $after) {\n      nodes { id format fields purpose state rowCount url failure createdAt expiresAt segment { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImportFields on Import {\n    id kind state createdAt failure rejectedUrl\n    file { name encoding delimiter bytes }\n    columns { column samples target }\n    targets { name title { en zhCn } required }\n    options { zone wholeOrders source currency }\n    rows { total created updated unchanged rejected anonymous }\n    progress { done total ratePerSecond secondsLeft }\n    issueCounts { code severity column count }\n  }\n"): (typeof documents)["\n  fragment ImportFields on Import {\n    id kind state createdAt failure rejectedUrl\n    file { name encoding delimiter bytes }\n    columns { column samples target }\n    targets { name title { en zhCn } required }\n    options { zone wholeOrders source currency }\n    rows { total created updated unchanged rejected anonymous }\n    progress { done total ratePerSecond secondsLeft }\n    issueCounts { code severity column count }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Imports($after: String) {\n    imports(first: 50, after: $after) {\n      nodes { id kind state createdAt file { name bytes } rows { total created updated unchanged rejected anonymous } progress { done total } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Imports($after: String) {\n    imports(first: 50, after: $after) {\n      nodes { id kind state createdAt file { name bytes } rows { total created updated unchanged rejected anonymous } progress { done total } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Import($id: ID!) {\n    import(id: $id) { ...ImportFields }\n  }\n"): (typeof documents)["\n  query Import($id: ID!) {\n    import(id: $id) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportIssues($id: ID!, $code: String, $after: String) {\n    import(id: $id) {\n      id\n      issues(first: 25, after: $after, code: $code) {\n        nodes { line column code severity message value }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query ImportIssues($id: ID!, $code: String, $after: String) {\n    import(id: $id) {\n      id\n      issues(first: 25, after: $after, code: $code) {\n        nodes { line column code severity message value }\n        pageInfo { hasNextPage endCursor }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartImport($input: StartImportInput!) {\n    startImport(input: $input) { ...ImportFields }\n  }\n"): (typeof documents)["\n  mutation StartImport($input: StartImportInput!) {\n    startImport(input: $input) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MapImport($input: MapImportInput!) {\n    mapImport(input: $input) { ...ImportFields }\n  }\n"): (typeof documents)["\n  mutation MapImport($input: MapImportInput!) {\n    mapImport(input: $input) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommitImport($id: ID!) {\n    commitImport(id: $id) { ...ImportFields }\n  }\n"): (typeof documents)["\n  mutation CommitImport($id: ID!) {\n    commitImport(id: $id) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseImport($id: ID!) {\n    pauseImport(id: $id) { ...ImportFields }\n  }\n"): (typeof documents)["\n  mutation PauseImport($id: ID!) {\n    pauseImport(id: $id) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeImport($id: ID!) {\n    resumeImport(id: $id) { ...ImportFields }\n  }\n"): (typeof documents)["\n  mutation ResumeImport($id: ID!) {\n    resumeImport(id: $id) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) { ...ImportFields }\n  }\n"): (typeof documents)["\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) { ...ImportFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview($since: Date!, $zone: TimeZone!) {\n    customers(first: 1) { totalCount }\n    totals: metrics(measures: [{ measure: CUSTOMERS }, { measure: ORDERS }, { measure: REVENUE }, { measure: AVERAGE_ORDER }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    daily: metrics(measures: [{ measure: REVENUE }, { measure: ORDERS }], by: [{ dimension: DAY }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    segments(first: 8) {\n      nodes { id name memberCount freshness { state asOf reason } }\n      totalCount\n    }\n    imports(first: 4) {\n      nodes { id kind state file { name } rows { total rejected } progress { done total } createdAt }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Overview($since: Date!, $zone: TimeZone!) {\n    customers(first: 1) { totalCount }\n    totals: metrics(measures: [{ measure: CUSTOMERS }, { measure: ORDERS }, { measure: REVENUE }, { measure: AVERAGE_ORDER }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    daily: metrics(measures: [{ measure: REVENUE }, { measure: ORDERS }], by: [{ dimension: DAY }], since: $since, zone: $zone) {\n      asOf measures rows { keys values }\n    }\n    segments(first: 8) {\n      nodes { id name memberCount freshness { state asOf reason } }\n      totalCount\n    }\n    imports(first: 4) {\n      nodes { id kind state file { name } rows { total rejected } progress { done total } createdAt }\n      totalCount\n    }\n  }\n"];
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
export function graphql(source: "\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) { name currency zone locale country isDemo currencyFixed }\n  }\n"): (typeof documents)["\n  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {\n    updateOrganisation(input: $input) { name currency zone locale country isDemo currencyFixed }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Attributes {\n    attributeDefinitions(first: 100) {\n      nodes { id key type label title { en zhCn } }\n    }\n  }\n"): (typeof documents)["\n  query Attributes {\n    attributeDefinitions(first: 100) {\n      nodes { id key type label title { en zhCn } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) { id key type label title { en zhCn } }\n  }\n"): (typeof documents)["\n  mutation DefineAttribute($input: DefineAttributeInput!) {\n    defineAttribute(input: $input) { id key type label title { en zhCn } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n"): (typeof documents)["\n  query Session {\n    me {\n      user { id name email }\n      role { key name }\n      actions\n      locale\n      zone\n      organisation { name currency zone locale country isDemo currencyFixed }\n    }\n    installation { isDemo needsFirstOwner locale name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n"): (typeof documents)["\n  mutation SetLocale($locale: Locale!) {\n    setLocale(locale: $locale) { locale }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;