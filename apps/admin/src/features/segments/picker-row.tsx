import { useFormat } from '../../lib/format.js';
import { useT, useWords } from '../../lib/i18n.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { Chip } from '../../ui/show.js';
import type { PickerItem } from './picker-items.js';

const icons: Record<PickerItem['type'], IconName> = {
  id: 'person',
  text: 'pencil',
  enum: 'list',
  number: 'chart',
  integer: 'chart',
  money: 'bag',
  boolean: 'check',
  date: 'clock',
  instant: 'clock',
  list: 'list',
  category: 'filter',
  point: 'info',
  fact: 'bag',
  segment: 'segments',
};

interface PickerRowProps {
  id: string;
  item: PickerItem;
  isCurrent: boolean;
  onPick: () => void;
  onPoint: () => void;
}

/** One thing to choose: its name and meaning, an example, and how many customers have it. */
export function PickerRow({ id, item, isCurrent, onPick, onPoint }: PickerRowProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { field } = item;
  return (
    <button
      type="button"
      role="option"
      id={id}
      aria-selected={isCurrent}
      tabIndex={-1}
      className="pickrow"
      onClick={onPick}
      onMouseMove={onPoint}
    >
      <Icon name={icons[item.type]} />
      <span className="picktext">
        <b>
          {words(item.title)}
          <Sensitivity label={field?.label} />
        </b>
        <span>{words(item.description)}</span>
      </span>
      <span className="pickex">
        {item.example !== undefined && item.example !== '' && <span>{t('segments.pick.example', { example: item.example })}</span>}
        {field?.fillRate !== undefined && <span>{t('segments.pick.filled', { share: format.percent(field.fillRate, 0) })}</span>}
      </span>
    </button>
  );
}

/** Says of a field that it names or describes a person more closely than most. */
function Sensitivity({ label }: { label: string | undefined }) {
  const t = useT();
  if (label === 'sensitive') return <Chip tone="not">{t('roles.label.sensitive')}</Chip>;
  if (label === 'identity' || label === 'contact') return <Chip tone="line">{t(`roles.label.${label}`)}</Chip>;
  return null;
}

/** More about the row at hand: the name that texts and programs use, and since when its figure holds. */
export function PickerFoot({ item, found }: { item: PickerItem | undefined; found: number }) {
  const t = useT();
  const format = useFormat();
  const counted = item?.field?.updatedAt;
  return (
    <p className="pickfoot">
      <span role="status">{found === 0 ? t('segments.pick.nothing') : t('segments.pick.found', { count: found })}</span>
      <span className="sp" />
      {item && <code>{item.name}</code>}
      {counted !== undefined && <span>{t('segments.pick.counted', { time: format.time(counted).slice(0, 5) })}</span>}
    </p>
  );
}
