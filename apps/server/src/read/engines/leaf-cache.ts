import type { TypedFastBitSet } from 'typedfastbitset';
import { SharedQuestion } from '../shared-question.js';

/** A leaf's bitmap, right up to a position in the log of changes but for the customers in `owed`. */
export interface Built {
  readonly bits: TypedFastBitSet;
  position: number;
  /** Customers, by id with their ordinals, that the source may not have had: to be judged once more. */
  owed: ReadonlyMap<string, number>;
  /** Undefined when it reads no products, else how often known ones had changed when it was begun. */
  readonly products: number | undefined;
}

/** Bitmaps that all questions share, within a bound; what was not asked for longest leaves first. */
export class LeafCache {
  private readonly built = new Map<string, Built>();
  private readonly building = new Map<string, SharedQuestion<Built>>();

  constructor(private readonly bytes: number) {}

  /** The leaf's bitmap, built once however many ask at the same time, for as long as one of them waits. */
  async get(key: string, signal: AbortSignal, build: (signal: AbortSignal) => Promise<Built>): Promise<Built> {
    const known = this.built.get(key);
    if (known) {
      this.built.delete(key); // to the end: the latest used
      this.built.set(key, known);
      return known;
    }
    const open = this.building.get(key);
    const shared = open && !open.isLost ? open : this.start(key, build);
    return shared.join(signal);
  }

  private start(key: string, build: (signal: AbortSignal) => Promise<Built>): SharedQuestion<Built> {
    const shared: SharedQuestion<Built> = new SharedQuestion(async (signal) => {
      try {
        const built = await build(signal);
        if (this.building.get(key) === shared) this.built.set(key, built);
        this.shrink();
        return built;
      } finally {
        if (this.building.get(key) === shared) this.building.delete(key);
      }
    });
    this.building.set(key, shared);
    return shared;
  }

  /** Lets go of leaves, also of those that are being built. */
  drop(which: (built: Built) => boolean): void {
    for (const [key, built] of this.built) if (which(built)) this.built.delete(key);
    this.building.clear();
  }

  get size(): { readonly leaves: number; readonly bytes: number } {
    return { leaves: this.built.size, bytes: [...this.built.values()].reduce((sum, { bits }) => sum + bits.words.byteLength, 0) };
  }

  private shrink(): void {
    let { bytes } = this.size;
    for (const [key, { bits }] of this.built) {
      if (bytes <= this.bytes) return;
      this.built.delete(key);
      bytes -= bits.words.byteLength;
    }
  }
}
