import type { AttributeType } from '../../access/attribute-definitions.service.js';
import { cleanText, listed } from '../../platform/clean-text.js';

/** A value as stored in `customers.attributes`: text, number, boolean, YYYY-MM-DD or a list of texts. Undefined when it does not fit the type. */
export function readAttribute(type: AttributeType, value: unknown): unknown {
  switch (type) {
    case 'text':
      return typeof value === 'string' || typeof value === 'number' ? (cleanText(String(value)) ?? undefined) : undefined;
    case 'number':
      return readNumber(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : readBoolean(value);
    case 'date':
      return typeof value === 'string' && isDay(value.trim()) ? value.trim() : undefined;
    case 'list':
      return readList(value);
  }
}

function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function readBoolean(value: unknown): boolean | undefined {
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function readList(value: unknown): string[] | undefined {
  const parts: unknown[] = typeof value === 'string' ? listed(value) : Array.isArray(value) ? value : [value];
  const texts = parts.map((part) => (typeof part === 'string' ? cleanText(part) : undefined));
  return texts.includes(undefined) ? undefined : [...new Set(texts.filter((text) => typeof text === 'string'))];
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
