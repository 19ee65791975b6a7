import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { BulkResult, runBulk } from '../../access/bulk-result.js';
import { Needing } from '../../access/exposed.js';
import type { Ctx as ViewerCtx } from '../../access/viewer.js';
import { EventInput } from './event.inputs.js';
import { recordMany } from './events.service.js';

/** Events in bulk. */
@Resolver()
export class EventsResolver {
  @Mutation(() => BulkResult, { description: 'Records up to 1,000 events. A bad row is reported, the rest go in.' })
  @Needing({ action: 'imports.run' })
  recordEvents(
    @Arg('input', () => [EventInput]) input: EventInput[],
    @Arg('idempotencyKey', () => String, {
      nullable: true,
      description: 'The same key and input within 30 days give the same answer, without a second write.',
    })
    key: string | null,
    @Ctx() ctx: ViewerCtx,
  ): Promise<BulkResult> {
    return runBulk(ctx, { operation: 'recordEvents', action: 'imports.run', rows: input, key }, (tx, rows) =>
      recordMany(tx, rows, { source: 'api' }),
    );
  }
}
