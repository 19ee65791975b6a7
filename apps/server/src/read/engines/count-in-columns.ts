import type { TypedFastBitSet } from 'typedfastbitset';
import type { Ctx } from '../../access/viewer.js';
import type { Counts, Reach } from '../count-nodes.js';
import { reachChannels } from '../dynamic-fields.js';
import type { Judged } from '../judge.js';
import { inColumns, type View } from './in-columns.js';
import { columnLeaf, type Leaf } from './leaf.js';
import { nodeBits } from './node-bits.js';

interface ReachLeaves {
  readonly channel: string;
  readonly reachable: Leaf;
  /** absent where a channel has no address that could be missing or wrong */
  readonly address?: { readonly missing: Leaf; readonly wrong: Leaf };
}

const reachLeaves = reachChannels.map((channel): ReachLeaves => {
  const column = channel === 'wechat' ? undefined : channel === 'email' ? 'email' : 'phone';
  const reachable = columnLeaf(`'${channel}' = any (c.reachable)`);
  if (!column) return { channel, reachable };
  return {
    channel,
    reachable,
    address: { missing: columnLeaf(`c.${column} is null`), wrong: columnLeaf(`c.${column}_problem is not null`) },
  };
});

const leaves = reachLeaves.flatMap(({ reachable, address }) => [reachable, ...(address ? [address.missing, address.wrong] : [])]);

/** The counts of a preview from bitmaps; undefined when PostgreSQL has to give them. */
export function countInColumns(ctx: Ctx, judged: Judged): Promise<Omit<Counts, 'tookMs'> | undefined> {
  return inColumns(
    ctx,
    [judged],
    (view) => {
      const nodes = nodeBits(judged, view.at, view.visible);
      const members = view.members(judged).intersection(view.visible);
      return {
        count: members.size(),
        total: view.visible.size(),
        nodes: nodes.map(({ path, node, bits, before }) => ({
          path,
          node,
          alone: view.visible.intersection_size(bits),
          inFunnel: before.intersection_size(bits),
        })),
        reach: reachLeaves.map((one) => reachOf(one, members, view)),
        asOf: view.asOf,
      };
    },
    leaves,
  );
}

/** The reasons in a fixed order (no address, wrong address, no consent), so that they and the reachable add up to the match. */
function reachOf({ channel, reachable, address }: ReachLeaves, members: TypedFastBitSet, view: View): Reach {
  const others = members.new_difference(view.of(reachable));
  const reached = members.size() - others.size();
  if (!address) return { channel, reachable: reached, noAddress: 0, invalid: 0, noConsent: others.size() };
  const addressed = others.new_difference(view.of(address.missing));
  const noConsent = addressed.difference_size(view.of(address.wrong));
  return { channel, reachable: reached, noAddress: others.size() - addressed.size(), invalid: addressed.size() - noConsent, noConsent };
}
