import { at, type Random } from './random.js';
import { popularity, type DemoCatalogue } from './products.js';
import type { Season } from './calendar.js';

const most = 24;

/** The lines of the order at hand, overwritten by the next one: no objects are made for millions of lines. */
export class Basket {
  readonly product = new Int32Array(most);
  /** thousandths of a piece or kilogram */
  readonly quantity = new Int32Array(most);
  /** fen */
  readonly amount = new Float64Array(most);
  size = 0;
  subtotal = 0;

  /** Fills the basket: usually of the customer's favourite kind, more than usual of what the season offers. */
  fill(random: Random, catalogue: DemoCatalogue, favourite: string, season: Season | undefined, meanLines: number): void {
    this.clear();
    const more = 1 - 1 / meanLines;
    do {
      const leaf = chooseLeaf(random, catalogue, favourite, season);
      const product = at(catalogue.ofLeaf.get(leaf) ?? [], random.weighted(popularity));
      const weighed = catalogue.byWeight[product] === 1;
      const pieces = random.chance(0.72) ? 1 : random.chance(0.7) ? 2 : 3 + random.below(4);
      this.put(product, weighed ? 150 + 50 * random.below(18) : pieces * 1000, catalogue.prices[product] ?? 0);
    } while (this.size < most && random.chance(more));
  }

  clear(): void {
    this.size = 0;
    this.subtotal = 0;
  }

  /** One more line; its amount is quantity × price, rounded half up once. */
  put(product: number, quantity: number, price: number): void {
    const amount = Math.sign(quantity) * Math.floor((Math.abs(quantity) * price) / 1000 + 0.5);
    this.product[this.size] = product;
    this.quantity[this.size] = quantity;
    this.amount[this.size] = amount;
    this.size++;
    this.subtotal += amount;
  }
}

function chooseLeaf(random: Random, catalogue: DemoCatalogue, favourite: string, season: Season | undefined): string {
  if (season && random.chance(season.share * 0.5)) return season.leaf;
  if (random.chance(0.5)) {
    const kinds = catalogue.ofRoot.get(favourite);
    if (kinds) return at(kinds.leaves, random.weighted(kinds.shares));
  }
  return at(catalogue.leaves, random.weighted(catalogue.leafShares));
}
