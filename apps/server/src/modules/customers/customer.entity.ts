import { Column } from 'typeorm';
import { Exposed, RecordOf, Related } from '../../access/exposed.js';
import type { CustomerId } from '../../platform/ids.js';
import { Node } from '../../access/node.js';
import { ContactPoint, Interest, SocialAccount, StatedPreference, Verification } from './customer-parts.entity.js';
import { Gender } from './customer.enums.js';
import { maskEmail, maskName, maskPhone } from './masks.rules.js';

const ofCustomer = (customer: string, part: string): string => `${part}.customer_id = ${customer}.id`;

/** One person who buys. Everything else known about them points here. */
@RecordOf('customers', {
  description: 'One person who buys. Everything else known about them points here.',
  implements: Node,
  customer: 'id',
})
export class Customer {
  @Exposed('id', 'record', {
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: CustomerId;

  @Exposed('text', 'identity', {
    nullable: true,
    title: ['External id', '外部编号'],
    description: ['Id of the customer in the system they came from.', '顾客在来源系统中的编号。'],
    synonyms: ['customer number', '会员号', '客户编号'],
    examples: ['C-10023'],
  })
  externalId!: string | null;

  @Exposed('text', 'record', {
    title: ['Source', '来源系统'],
    description: ['Name of the system or file the customer came from.', '顾客来自哪个系统或文件。'],
    examples: ['shop', 'pos'],
  })
  source!: string;

  @Exposed('text', 'identity', {
    nullable: true,
    mask: maskName,
    title: ['Name', '姓名'],
    description: ['Name to address the customer by.', '对顾客的称呼。'],
    synonyms: ['full name', '名字', '称呼'],
    examples: ['Chen Jing', '王小明'],
  })
  displayName!: string | null;

  @Exposed('text', 'contact', {
    nullable: true,
    mask: maskEmail,
    group: 'contact',
    title: ['E-mail', '邮箱'],
    description: ['Primary e-mail address, lower case.', '主要邮箱地址，小写。'],
    synonyms: ['mail', '电子邮件'],
    examples: ['chen@example.com'],
  })
  email!: string | null;

  @Exposed('text', 'contact', {
    nullable: true,
    mask: maskPhone,
    group: 'contact',
    title: ['Phone', '手机号'],
    description: ['Primary phone number in E.164: +8613800008000.', '主要电话号码，E.164 格式：+8613800008000。'],
    synonyms: ['mobile', '电话', '手机'],
    examples: ['+8613800008000'],
  })
  phone!: string | null;

  @Exposed('text', 'identity', {
    nullable: true,
    title: ['Member card', '会员卡号'],
    description: ['Number on the member card.', '会员卡上的号码。'],
    synonyms: ['card number', '卡号'],
    examples: ['88001234'],
  })
  card!: string | null;

  @Exposed('text', 'demographic', {
    nullable: true,
    group: 'place',
    title: ['Country', '国家'],
    description: ['Country as the shop writes it; two-letter codes are advised.', '国家，按商家的写法；建议使用两位代码。'],
    examples: ['CN', 'United Kingdom'],
  })
  country!: string | null;

  @Exposed('text', 'demographic', {
    nullable: true,
    group: 'place',
    title: ['Province', '省份'],
    description: ['Province or state the customer lives in.', '顾客居住的省份。'],
    synonyms: ['state', '省'],
    examples: ['Zhejiang', '浙江'],
  })
  province!: string | null;

  @Exposed('text', 'demographic', {
    nullable: true,
    group: 'place',
    title: ['City', '城市'],
    description: ['City the customer lives in.', '顾客居住的城市。'],
    synonyms: ['town', '市'],
    examples: ['Hangzhou', '杭州'],
  })
  city!: string | null;

  @Exposed('text', 'demographic', {
    nullable: true,
    group: 'place',
    title: ['District', '区县'],
    description: ['District of the city.', '城市的区或县。'],
    synonyms: ['区', '县'],
    examples: ['Xihu', '西湖区'],
  })
  district!: string | null;

  @Exposed('text', 'contact', {
    nullable: true,
    group: 'contact',
    title: ['Address', '地址'],
    description: ['Street address in one line.', '一行写下的详细地址。'],
  })
  address!: string | null;

  @Exposed('date', 'demographic', {
    nullable: true,
    title: ['Birth date', '出生日期'],
    description: [
      'Day of birth; anniversaries of 29 February fall on 1 March in common years.',
      '出生日期；2 月 29 日生日在平年按 3 月 1 日算。',
    ],
    synonyms: ['birthday', '生日'],
    examples: ['1990-05-01'],
  })
  birthDate!: string | null;

  @Exposed('integer', 'demographic', {
    nullable: true,
    unit: 'years',
    inputs: ['Customer.birthDate'],
    from: {
      kind: 'expression',
      isPortable: true,
      sql: ({ row, today, bind }) =>
        `((${bind(today, 'integer')} - (extract(year from ${row}.birth_date)::integer * 10000 + extract(month from ${row}.birth_date)::integer * 100 + extract(day from ${row}.birth_date)::integer)) / 10000)`,
    },
    title: ['Age', '年龄'],
    description: ['Full years lived at the moment asked about.', '在所问时刻的周岁。'],
    examples: ['25', '40'],
  })
  readonly age!: number | null;

  @Exposed('enum', 'demographic', {
    nullable: true,
    graphType: () => Gender,
    values: [
      { value: 'female', title: { en: 'Female', zhCn: '女' } },
      { value: 'male', title: { en: 'Male', zhCn: '男' } },
      { value: 'other', title: { en: 'Other', zhCn: '其他' } },
      { value: 'unknown', title: { en: 'Not answered', zhCn: '未知' } },
    ],
    title: ['Gender', '性别'],
    description: ['Gender as the customer stated it.', '顾客自己填写的性别。'],
    synonyms: ['sex'],
  })
  gender!: Gender | null;

  @Exposed('text', 'sensitive', {
    nullable: true,
    title: ['Income band', '收入档'],
    description: ['Band of yearly income, as the shop names its bands.', '年收入档位，按商家的分档命名。'],
    synonyms: ['income', '收入'],
  })
  incomeBand!: string | null;

  @Exposed('text', 'sensitive', {
    nullable: true,
    title: ['Education', '教育程度'],
    description: ['Highest education, as the shop names it.', '最高学历，按商家的写法。'],
    synonyms: ['学历'],
  })
  education!: string | null;

  @Exposed('text', 'sensitive', {
    nullable: true,
    title: ['Occupation', '职业'],
    description: ['Occupation, as the shop names it.', '职业，按商家的写法。'],
    synonyms: ['job', '工作'],
  })
  occupation!: string | null;

  @Exposed('text', 'demographic', {
    nullable: true,
    title: ['Acquisition source', '获客渠道'],
    description: ['How the customer was first won.', '顾客最初从何而来。'],
    synonyms: ['channel of acquisition', '来源渠道'],
    examples: ['referral', 'wechat'],
  })
  acquisitionSource!: string | null;

  @Exposed('list', 'demographic', {
    title: ['Tags', '标签'],
    description: ['Words the shop hung on the customer.', '商家给顾客打的标签。'],
    synonyms: ['labels'],
    examples: ['vip', 'staff-friend'],
  })
  tags!: string[];

  @Related(() => Interest, 'demographic', {
    kind: 'list',
    nullable: true,
    on: ofCustomer,
    orderBy: ['key'],
    description: 'What the customer cares about, each with its source and date.',
  })
  interests!: Interest[];

  @Related(() => StatedPreference, 'demographic', {
    kind: 'list',
    nullable: true,
    on: ofCustomer,
    orderBy: ['key'],
    description: 'What the customer said they prefer; kept apart from what their orders show.',
  })
  preferences!: StatedPreference[];

  @Related(() => ContactPoint, 'contact', {
    kind: 'list',
    nullable: true,
    on: ofCustomer,
    orderBy: ['kind', '-isPrimary', 'value'],
    description: 'Every way to reach the customer, the primary one of each kind first.',
  })
  contactPoints!: ContactPoint[];

  @Related(() => SocialAccount, 'contact', {
    kind: 'list',
    nullable: true,
    on: ofCustomer,
    orderBy: ['network', 'account'],
    description: 'Accounts on social networks.',
  })
  social!: SocialAccount[];

  @Related(() => Verification, 'identity', {
    kind: 'list',
    nullable: true,
    on: ofCustomer,
    orderBy: ['field'],
    description: 'Which fields were checked with the customer, and when.',
  })
  verifications!: Verification[];

  @Exposed('list', 'consent', {
    inLanguage: false,
    group: 'consent',
    title: ['Reachable by', '可触达渠道'],
    description: [
      'Channels with a valid contact point and a consent for marketing: email, sms, wechat.',
      '既有有效联系方式又有营销授权的渠道：email、sms、wechat。',
    ],
  })
  reachable!: string[];

  @Exposed('integer', 'behaviour', {
    group: 'orders',
    from: { kind: 'rollup', rollups: { orders: { fact: 'orders', aggregate: 'count(*)' } }, sql: ({ orders }) => `coalesce(${orders}, 0)` },
    title: ['Number of orders', '订单数'],
    description: ['Orders placed so far, cancelled ones and returns left out.', '至今的订单数，不含已取消订单和退货。'],
    synonyms: ['purchases', 'frequency', '购买次数'],
    examples: ['3'],
  })
  readonly ordersCount!: number;

  @Exposed('money', 'value', {
    group: 'orders',
    from: {
      kind: 'rollup',
      rollups: { amount: { fact: 'lines', aggregate: 'sum(f.amount)' }, discount: { fact: 'orders', aggregate: 'sum(f.discount)' } },
      sql: ({ amount, discount }) => `(coalesce(${amount}, 0) - coalesce(${discount}, 0))`,
    },
    title: ['Total spent', '累计消费'],
    description: [
      'All line amounts less order discounts; returns are in, shipping and tax are out.',
      '所有订单行金额减去订单折扣；已扣退货，不含运费和税。',
    ],
    synonyms: ['revenue', 'spend', '消费金额', '总金额'],
    examples: ['500'],
  })
  readonly totalSpent!: string;

  @Exposed('money', 'value', {
    nullable: true,
    group: 'orders',
    from: {
      kind: 'rollup',
      rollups: {
        amount: { fact: 'lines', aggregate: 'sum(f.amount)' },
        discount: { fact: 'orders', aggregate: 'sum(f.discount)' },
        orders: { fact: 'orders', aggregate: 'count(*)' },
      },
      sql: ({ amount, discount }) => `coalesce(${amount}, 0) - coalesce(${discount}, 0)`,
      over: ({ orders }) => `${orders}`,
    },
    title: ['Average order', '客单价'],
    description: ['Total spent divided by the number of orders; missing without orders.', '累计消费除以订单数；没有订单时为空。'],
    synonyms: ['average basket', '平均订单金额'],
    examples: ['80'],
  })
  readonly averageOrder!: string | null;

  @Exposed('instant', 'behaviour', {
    nullable: true,
    group: 'orders',
    from: { kind: 'rollup', rollups: { first: { fact: 'orders', aggregate: 'min(f.placed_at)' } }, sql: ({ first }) => `${first}` },
    title: ['First order', '首次下单'],
    description: ['When the first order was placed.', '第一笔订单的时间。'],
    synonyms: ['first purchase', '首购'],
  })
  readonly firstOrderAt!: Date | null;

  @Exposed('instant', 'behaviour', {
    nullable: true,
    group: 'orders',
    from: { kind: 'rollup', rollups: { last: { fact: 'orders', aggregate: 'max(f.placed_at)' } }, sql: ({ last }) => `${last}` },
    title: ['Last order', '最近下单'],
    description: ['When the latest order was placed.', '最近一笔订单的时间。'],
    synonyms: ['last purchase', 'recency', '最近购买'],
  })
  readonly lastOrderAt!: Date | null;

  @Exposed('instant', 'record', { title: ['Created', '创建时间'], description: ['When the record was made.', '记录创建的时间。'] })
  createdAt!: Date;

  @Exposed('instant', 'record', {
    title: ['Updated', '更新时间'],
    description: ['When the record last changed.', '记录最近一次变更的时间。'],
  })
  updatedAt!: Date;

  /** Dense number given at insert and never used again; bitmaps of members are made of it. */
  @Column({ type: 'integer', default: () => "nextval('customer_ordinals')" })
  ordinal!: number;

  /** Folded name with its pinyin: how the search box finds a name. */
  @Column({ name: 'search_text', type: 'text', default: '' })
  searchText!: string;

  /** The keys of `interests`, as conditions use them. */
  @Column({ name: 'interests', type: 'text', array: true, default: [] })
  interestKeys!: string[];

  /** Values of custom attributes by key. */
  @Column({ type: 'jsonb', default: {} })
  attributes!: Record<string, unknown>;

  /** The state of each purpose, as conditions use it; the module `consent` keeps it. */
  @Column({ name: 'consents', type: 'jsonb', default: {} })
  consentStates!: Record<string, string>;

  @Column({ name: 'email_problem', type: 'text', nullable: true })
  emailProblem!: string | null;

  @Column({ name: 'phone_problem', type: 'text', nullable: true })
  phoneProblem!: string | null;

  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true })
  erasedAt!: Date | null;
}
