/** A file that is no table from some place on; the message is for people. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
