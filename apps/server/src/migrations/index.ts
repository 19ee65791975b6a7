import { CreatePlatform1790000001000 } from './1790000001000-create-platform.js';
import { CreateAccess1790000002000 } from './1790000002000-create-access.js';
import { CreateCatalog1790000003000 } from './1790000003000-create-catalog.js';
import { CreateCustomers1790000004000 } from './1790000004000-create-customers.js';
import { CreateOrders1790000005000 } from './1790000005000-create-orders.js';
import { CreateEventsAndConsent1790000006000 } from './1790000006000-create-events-and-consent.js';
import { CreateSegments1790000007000 } from './1790000007000-create-segments.js';
import { CreateImports1790000008000 } from './1790000008000-create-imports.js';
import { CreateNotesAndDesks1790000009400 } from './1790000009400-create-notes-and-desks.js';
import { UndoImports1790000012000 } from './1790000012000-undo-imports.js';
import { CorrectImports1790000013000 } from './1790000013000-correct-imports.js';
import { ReadAnyFile1790000014000 } from './1790000014000-read-any-file.js';
import { DraftsKnowTheirVersion1790000015000 } from './1790000015000-drafts-know-their-version.js';
import { ExportRecords1790000016000 } from './1790000016000-export-records.js';
import { FindProductsByNumber1790000017000 } from './1790000017000-find-products-by-number.js';
import { WatchAFolder1790000018000 } from './1790000018000-watch-a-folder.js';
import { ScoreCustomers1790000019000 } from './1790000019000-score-customers.js';
import { PredictCustomers1790000020000 } from './1790000020000-predict-customers.js';
import { FollowMembers1790000021000 } from './1790000021000-follow-members.js';
import { KeepAuditLog1790000022000 } from './1790000022000-keep-audit-log.js';
import { GrantPartners1790000022100 } from './1790000022100-grant-partners.js';
import { SendWebhooks1790000022200 } from './1790000022200-send-webhooks.js';
import { EditRoles1790000023000 } from './1790000023000-edit-roles.js';
import { RunAccounts1790000023100 } from './1790000023100-run-accounts.js';
import { AddSecondFactors1790000023200 } from './1790000023200-add-second-factors.js';
import { KeepQuestions1790000024000 } from './1790000024000-keep-questions.js';
import { FollowLifecycle1790000024100 } from './1790000024100-follow-lifecycle.js';
import { SuggestProducts1790000024200 } from './1790000024200-suggest-products.js';
import { JudgeChurn1790000024300 } from './1790000024300-judge-churn.js';
import { ShowProgress1790000025000 } from './1790000025000-show-progress.js';
import { FoldMoves1790000025100 } from './1790000025100-fold-moves.js';
import { NumberWhatWasTold1790000025200 } from './1790000025200-number-what-was-told.js';
import { NoteChurnReasons1790000029000 } from './1790000029000-note-churn-reasons.js';
import { EditGrants1790000028000 } from './1790000028000-edit-grants.js';
import { KeepDocuments1790000028100 } from './1790000028100-keep-documents.js';
import { FreezeSharedSegments1790000028200 } from './1790000028200-freeze-shared-segments.js';
import { GuardSums1790000028300 } from './1790000028300-guard-sums.js';

/** Every migration, in order. A new one is added at the end; one that was released is never changed. */
export const migrations = [
  CreatePlatform1790000001000,
  CreateAccess1790000002000,
  CreateCatalog1790000003000,
  CreateCustomers1790000004000,
  CreateOrders1790000005000,
  CreateEventsAndConsent1790000006000,
  CreateSegments1790000007000,
  CreateImports1790000008000,
  CreateNotesAndDesks1790000009400,
  UndoImports1790000012000,
  CorrectImports1790000013000,
  ReadAnyFile1790000014000,
  DraftsKnowTheirVersion1790000015000,
  ExportRecords1790000016000,
  FindProductsByNumber1790000017000,
  WatchAFolder1790000018000,
  ScoreCustomers1790000019000,
  PredictCustomers1790000020000,
  FollowMembers1790000021000,
  KeepAuditLog1790000022000,
  GrantPartners1790000022100,
  SendWebhooks1790000022200,
  EditRoles1790000023000,
  RunAccounts1790000023100,
  AddSecondFactors1790000023200,
  KeepQuestions1790000024000,
  FollowLifecycle1790000024100,
  SuggestProducts1790000024200,
  JudgeChurn1790000024300,
  ShowProgress1790000025000,
  FoldMoves1790000025100,
  NumberWhatWasTold1790000025200,
  NoteChurnReasons1790000029000,
  EditGrants1790000028000,
  KeepDocuments1790000028100,
  FreezeSharedSegments1790000028200,
  GuardSums1790000028300,
] as const;
