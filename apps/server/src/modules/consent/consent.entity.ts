import { PrimaryColumn } from 'typeorm';
import { registerEnumType } from 'type-graphql';
import { Exposed, RecordOf } from '../../access/exposed.js';
import type { CustomerId } from '../../platform/ids.js';

export enum ConsentState {
  GRANTED = 'granted',
  WITHDRAWN = 'withdrawn',
  OBJECTED = 'objected',
}

registerEnumType(ConsentState, {
  name: 'ConsentState',
  description: 'What a customer decided about a purpose.',
  valuesConfig: {
    GRANTED: { description: 'Agreed.' },
    WITHDRAWN: { description: 'Agreed once, no longer.' },
    OBJECTED: { description: 'Objected.' },
  },
});

/** What a customer decided about a purpose, as of now. */
@RecordOf('consents', { description: 'What a customer decided about a purpose, as of now.', customer: 'customer_id' })
export class Consent {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('text', 'consent', {
    primary: true,
    title: ['Purpose', '用途'],
    description: [
      'What it is about, such as emailMarketing, smsMarketing, wechatMarketing or profiling.',
      '授权的用途，例如 emailMarketing、smsMarketing、wechatMarketing 或 profiling。',
    ],
  })
  purpose!: string;

  @Exposed('enum', 'consent', {
    graphType: () => ConsentState,
    title: ['State', '状态'],
    description: ['What the customer decided.', '顾客的决定。'],
  })
  state!: ConsentState;

  @Exposed('text', 'consent', { title: ['Source', '来源'], description: ['Where the decision was given.', '在哪里作出的决定。'] })
  source!: string;

  @Exposed('instant', 'consent', { title: ['At', '时间'], description: ['When it was given.', '作出决定的时间。'] })
  at!: Date;
}
