/** Does the work for each item, one after the other, while the next item is made meanwhile: at most one of them waits. */
export async function inTurn<T>(items: AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  let under: Promise<void> = Promise.resolve();
  try {
    for await (const item of items) {
      await under;
      under = work(item);
      under.catch(() => undefined); // told of when it is awaited
    }
  } finally {
    await under;
  }
}
