import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Connection, connectionOf } from '../../access/connection-types.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { auditLog, auditState, verifyAudit } from './audit.service.js';
import { AuditEntry, AuditFilter, AuditState, AuditVerification } from './audit.types.js';
import { checkpointsOf } from './checkpoints-here.js';

const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntry);

/** Who did what with whose data. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'The audit log, the latest entry first. Errors: INPUT_INVALID.' })
  @Needing({ action: 'audit.read' })
  auditLog(
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<Connection<AuditEntry>> {
    return auditLog(ctx, filter ?? {}, { first, after });
  }

  @Query(() => AuditState, { description: 'How far the audit log is sealed and signed.' })
  @Needing({ action: 'audit.read' })
  auditState(@Ctx() ctx: ViewerCtx): Promise<AuditState> {
    return auditState(ctx, checkpointsOf(ctx.pool));
  }

  @Mutation(() => AuditVerification, {
    description: 'Computes every seal of the audit log anew and compares it with what was signed; that it was done is on record too.',
  })
  @Needing({ action: 'audit.read' })
  verifyAudit(@Ctx() ctx: ViewerCtx): Promise<AuditVerification> {
    return verifyAudit(ctx, checkpointsOf(ctx.pool));
  }
}
