import { type DeliveryId, isId } from '../../platform/ids.js';
import { jobKind } from '../../platform/jobs/job.js';

/** Sends a message of a webhook. */
export const deliverKind = jobKind(
  'webhooks.deliver',
  (payload): payload is { readonly deliveryId: DeliveryId } =>
    typeof payload === 'object' &&
    payload !== null &&
    'deliveryId' in payload &&
    typeof payload.deliveryId === 'string' &&
    isId(payload.deliveryId),
);
