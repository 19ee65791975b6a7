import type { Ctx } from '../../access/viewer.js';
import { type RoaringBitmap32, SerializationFormat } from 'roaring-wasm';

interface Remembered {
  readonly bitmap: RoaringBitmap32;
  readonly lastMove: string | null;
  readonly bytes: number;
}

const mostBytes = 64 * 2 ** 20;
const caches = new WeakMap<Ctx['pool'], MembersCache>();

/** The bitmaps that this server followed last, so that it need not read each of them anew for every move; those longest unused go first. */
export class MembersCache {
  private readonly remembered = new Map<string, Remembered>();
  private bytes = 0;

  static of({ pool }: Pick<Ctx, 'pool'>): MembersCache {
    const cache = caches.get(pool) ?? new MembersCache();
    caches.set(pool, cache);
    return cache;
  }

  /** Takes a bitmap out, if it is that of the latest move; whoever has it disposes of it or gives it back. */
  take(segmentId: string, lastMove: string | null): RoaringBitmap32 | undefined {
    const found = this.remembered.get(segmentId);
    if (!found) return undefined;
    this.remembered.delete(segmentId);
    this.bytes -= found.bytes;
    if (found.lastMove === lastMove) return found.bitmap;
    found.bitmap.dispose();
    return undefined;
  }

  give(segmentId: string, bitmap: RoaringBitmap32, lastMove: string | null): void {
    const bytes = bitmap.getSerializationSizeInBytes(SerializationFormat.portable);
    this.remembered.get(segmentId)?.bitmap.dispose();
    this.remembered.set(segmentId, { bitmap, lastMove, bytes });
    this.bytes += bytes;
    for (const [oldest, { bitmap: old, bytes: freed }] of this.remembered) {
      if (this.bytes <= mostBytes) return;
      old.dispose();
      this.remembered.delete(oldest);
      this.bytes -= freed;
    }
  }
}
