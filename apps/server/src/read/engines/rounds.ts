/** Lets work that waits run in rounds, one at a time: whatever waits when a round begins is served by it. */
export class Rounds<Item> {
  private waiting: Item[] = [];
  private isRunning = false;

  /** `serve` settles each item itself and does not throw. */
  constructor(private readonly serve: (items: readonly Item[]) => Promise<void>) {}

  add(item: Item): void {
    this.waiting.push(item);
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.waiting.length > 0) {
      const items = this.waiting;
      this.waiting = [];
      await this.serve(items);
    }
    this.isRunning = false;
  }
}
