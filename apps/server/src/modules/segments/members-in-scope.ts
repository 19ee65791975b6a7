import type { Ctx } from '../../access/viewer.js';
import { Binder, customerSet, runStatement } from '../../read/index.js';

/** The ordinals of customers that the viewer's row scope lets through, in ascending order. */
export async function inScope(ctx: Ctx, ordinals: Uint32Array): Promise<Uint32Array> {
  const binder = new Binder();
  const customers = await customerSet(ctx, undefined, binder, {});
  if (customers === undefined) return ordinals;
  const text = `select ordinal from customers where ordinal = any (${binder.bind([...ordinals], 'integer[]')}) and id in ${customers} order by ordinal`;
  const rows = await runStatement<{ ordinal: number }>(ctx, { text, values: binder.values });
  return Uint32Array.from(rows, ({ ordinal }) => ordinal);
}
