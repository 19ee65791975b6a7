import { labels, type Label } from '@regulars/graph';
import { useState } from 'react';
import type { Client } from './partner-card.js';

export const levels = ['none', 'counts', 'masked', 'reads'] as const;
export type Level = (typeof levels)[number];

const dayMs = 86_400_000;
const usualDays = 90;

interface Grant {
  name: string;
  recipient: string;
  purpose: string;
  given: Partial<Record<Label, Level>>;
  /** single fields to read, as they are typed */
  fields: string;
  lists: boolean;
  guarded: boolean;
  onlyDocuments: boolean;
  segments: ReadonlySet<string>;
  /** the last day, `2026-03-01` */
  endsOn: string;
  perMinute: string;
  perDay: string;
}

const isLabel = (name: string): boolean => labels.some((label) => label === name);

/** The calendar day before an instant, in the browser's zone: a grant ends with its last day. */
function lastDay(endsAt: string): string {
  const end = new Date(new Date(endsAt).getTime() - 1);
  return [end.getFullYear(), end.getMonth() + 1, end.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

const isNew = (): Grant => ({
  name: '',
  recipient: '',
  purpose: '',
  given: { record: 'reads' },
  fields: '',
  lists: true,
  guarded: false,
  onlyDocuments: false,
  segments: new Set(),
  endsOn: new Date(Date.now() + usualDays * dayMs).toISOString().slice(0, 10),
  perMinute: '120',
  perDay: '1000000',
});

const isOf = (client: Client): Grant => ({
  name: client.name,
  recipient: client.recipient,
  purpose: client.purpose,
  given: Object.fromEntries(
    labels.flatMap((label) => {
      const level = levels.find((one) => one !== 'none' && client[one].includes(label));
      return level ? [[label, level]] : [];
    }),
  ),
  fields: client.reads.filter((name) => !isLabel(name)).join(', '),
  lists: client.actions.includes('customers.list'),
  guarded: client.actions.includes('counts.guarded'),
  onlyDocuments: client.onlyDocuments,
  segments: new Set(client.segmentIds),
  endsOn: lastDay(client.endsAt),
  perMinute: String(client.operationsPerMinute),
  perDay: String(client.costPerDay),
});

/** What a grant says while it is written or changed, and as the graph takes it. */
export function useGrant(client: Client | undefined) {
  const [grant, setGrant] = useState(() => (client ? isOf(client) : isNew()));
  const named = (level: Exclude<Level, 'none'>): string[] => [
    ...labels.filter((label) => grant.given[label] === level),
    ...(level === 'reads' ? [] : (client?.[level] ?? []).filter((name) => !isLabel(name))), // single fields of these are not edited here
  ];
  const terms = () => ({
    name: grant.name,
    reads: [...named('reads'), ...grant.fields.split(/[,，\s]+/).filter(Boolean)],
    masked: named('masked'),
    counts: named('counts'),
    actions: [...(grant.lists ? ['customers.list'] : []), ...(grant.guarded ? ['counts.guarded'] : [])],
    onlyDocuments: grant.onlyDocuments,
    segmentIds: [...grant.segments],
    operationsPerMinute: Number(grant.perMinute),
    costPerDay: Number(grant.perDay),
    // A last day that was left as it is keeps its instant, in whatever zone it was chosen.
    endsAt:
      client && grant.endsOn === lastDay(client.endsAt)
        ? client.endsAt
        : new Date(new Date(`${grant.endsOn}T00:00`).getTime() + dayMs).toISOString(),
  });
  return { grant, set: (change: Partial<Grant>) => setGrant({ ...grant, ...change }), terms };
}
