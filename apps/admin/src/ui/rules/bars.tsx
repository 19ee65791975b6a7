interface ReachRowProps {
  name: string;
  figure: string;
  /** Of the match, from 0 to 1. */
  share: number;
  /** Why fewer. */
  why: string;
}

/** A channel, its bar against the match, its figure; below, the reasons. */
export function ReachRow({ name, figure, share, why }: ReachRowProps) {
  return (
    <div className="reach">
      <span>{name}</span>
      <span className="track">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num">{figure}</span>
      {why && <span className="why">{why}</span>}
    </div>
  );
}

interface FunnelBarProps {
  name: string;
  figure: string;
  drop: string;
  /** Of all customers, from 0 to 1. */
  share: number;
  isLast?: boolean;
  onPress: () => void;
}

/** One step of a funnel: name, figure and loss on one line, a bar linear from all customers under it. */
export function FunnelBar({ name, figure, drop, share, isLast, onPress }: FunnelBarProps) {
  return (
    <li>
      <button type="button" className={isLast ? 'last' : undefined} onClick={onPress}>
        <span className="nm" title={name}>
          {name}
        </span>
        <span className="num">{figure}</span>
        <span className="drop">{drop}</span>
        <span className="track">
          <i style={{ width: `${share * 100}%` }} />
        </span>
      </button>
    </li>
  );
}
