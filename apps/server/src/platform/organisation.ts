/** The installation's settings; one row. Currency is fixed once orders exist. */
export interface Organisation {
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  /** IANA zone in which days begin */
  readonly zone: string;
  readonly locale: 'en' | 'zh-CN';
  /** ISO 3166-1 alpha-2; national phone numbers are read in it */
  readonly country: string;
  readonly isDemo: boolean;
}
