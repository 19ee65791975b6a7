import { RoaringBitmap32, SerializationFormat } from 'roaring-wasm';

/** Ordinals as they lie in the database: a roaring bitmap in the portable format. */
export function encodeMembers(ordinals: Iterable<number>): Buffer {
  const bitmap = RoaringBitmap32.from(ordinals);
  try {
    bitmap.runOptimize();
    return Buffer.from(bitmap.serialize(SerializationFormat.portable));
  } finally {
    bitmap.dispose();
  }
}

/** Ordinals in ascending order; none for what is not there yet. */
export function decodeMembers(stored: Buffer | undefined): Uint32Array {
  if (!stored) return new Uint32Array();
  const bitmap = RoaringBitmap32.deserialize(stored, SerializationFormat.portable);
  try {
    return bitmap.toUint32Array();
  } finally {
    bitmap.dispose();
  }
}
