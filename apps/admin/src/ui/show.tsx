import type { CSSProperties, ReactNode } from 'react';
import { useFormat } from '../lib/format.js';
import { useT } from '../lib/i18n.js';
import { Icon, type IconName } from './icon.js';

const chipTones = { plain: '', accent: ' acc', warn: ' warn', good: ' good', not: ' not', line: ' line' } as const;
export type ChipTone = keyof typeof chipTones;

/** A state in a word. */
export function Chip({ tone = 'plain', icon, children }: { tone?: ChipTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`chip${chipTones[tone]}`}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

interface BannerProps {
  tone: 'warn' | 'not' | 'info' | 'good';
  /** The number of the mark in the tree it belongs to. */
  number?: number;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What, how many, one act. Ochre does not stop you; vermilion does; indigo informs. */
export function Banner({ tone, number, title, children, action }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={tone === 'not' ? 'alert' : undefined}>
      {number !== undefined && <span className={tone === 'not' ? 'flag not' : 'flag'}>{number}</span>}
      <div>
        {title && <b>{title}</b>} {children}
      </div>
      {action}
    </div>
  );
}

interface CountProps {
  value: number | undefined;
  state: 'exact' | 'counting' | 'guarded' | 'withheld';
  /** When the figure was true. */
  asOf?: string | undefined;
  tookMs?: number | undefined;
}

/** The hero of a screen: a figure that never stands without its state and time. */
export function Count({ value, state, asOf, tookMs }: CountProps) {
  const t = useT();
  const format = useFormat();
  if (state === 'withheld') {
    return (
      <div>
        <p className="fig withheld">{t('count.fewerThan', { floor: 50 })}</p>
        <p className="asof">{t('count.withheld')}</p>
      </div>
    );
  }
  const figure = value === undefined ? '…' : format.number(value);
  return (
    <div>
      <p className={`fig${state === 'guarded' ? ' est' : state === 'counting' ? ' old0' : ''}`}>
        {state === 'guarded' ? `≈ ${figure}` : figure}
      </p>
      <p className="asof">
        {state === 'exact' && (
          <span className="ex">
            <Icon name="check" />
            {t('count.exact')}
          </span>
        )}
        {state === 'counting' && <span className="spin" aria-hidden="true" />}
        {state === 'counting' && <span>{asOf ? t('count.counting', { time: format.time(asOf) }) : t('count.countingFirst')}</span>}
        {state === 'guarded' && <span>{t('count.guarded')}</span>}
        {state !== 'counting' && asOf && <span>{t('count.asOf', { time: format.time(asOf) })}</span>}
        {state === 'exact' && tookMs !== undefined && <span>{t('count.took', { ms: format.number(tookMs, tookMs < 10 ? 1 : 0) })}</span>}
      </p>
    </div>
  );
}

interface EmptyStateProps {
  title: string;
  /** True where nothing stands above it, so that the page has its heading. */
  alone?: boolean;
  children?: ReactNode;
  /** The next step; at most one primary. */
  actions?: ReactNode;
}

export function EmptyState({ title, alone = false, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      {alone ? <h1 className="h1">{title}</h1> : <h2>{title}</h2>}
      {children && <p>{children}</p>}
      {actions && <div className="acts2">{actions}</div>}
    </div>
  );
}

/** Grey lines where text will be. */
export function Skeleton({ lines = 6, height = 14, style }: { lines?: number; height?: number; style?: CSSProperties }) {
  const t = useT();
  return (
    <div className="skels" style={style} role="status">
      <span className="vh">{t('common.loading')}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className="skel" style={{ height, width: `${100 - ((at * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

interface PageHeaderProps {
  title: ReactNode;
  lede?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, lede, actions }: PageHeaderProps) {
  return (
    <header className="phead">
      <h1 className="h1">{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      <span className="sp" />
      {actions}
    </header>
  );
}

interface ProgressProps {
  label: string;
  /** From 0 to 1; undefined while nobody knows. */
  share?: number | undefined;
}

export function Progress({ label, share }: ProgressProps) {
  return (
    <div
      className={share === undefined ? 'track going' : 'track'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
    >
      <i style={share === undefined ? undefined : { width: `${share * 100}%` }} />
    </div>
  );
}
