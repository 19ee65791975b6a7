import type { Condition } from '@regulars/segment-language';
import { useDeferredValue, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useT, useWords, type MessageKey } from '../../lib/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon, type IconName } from '../../ui/icon.js';
import type { PickerItem } from './picker-items.js';
import { indexItems, searchItems, type Syllables } from './picker-search.js';
import { groupTitleKey } from './group-titles.js';
import { recentKeys, rememberPick } from './recent.js';

interface ConditionPickerProps {
  items: readonly PickerItem[];
  onPick: (condition: Condition) => void;
  onClose: () => void;
}

/** Rows drawn at once; the search finds the rest. */
const SHOWN = 120;

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

/** One search over everything this viewer may use: names in both languages, pinyin and its initials, the graph's names, synonyms. */
export function ConditionPicker({ items, onPick, onClose }: ConditionPickerProps) {
  const t = useT();
  const words = useWords();
  const id = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const syllables = useSyllables();
  const index = useMemo(() => indexItems(items, syllables), [items, syllables]);
  const asked = useDeferredValue(search);
  const groups = useMemo(() => grouped(searchItems(index, asked), asked), [index, asked]);
  const flat = groups.flatMap((group) => group.items);
  const current = flat[Math.min(at, flat.length - 1)];

  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  const pick = (item: PickerItem) => {
    rememberPick(item.key);
    onPick(item.make());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(flat.length - 1, Math.min(at, flat.length - 1) + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (current) pick(current);
    }
  };
  const titleOf = (group: string) => {
    const key: MessageKey | undefined = groupTitleKey(group);
    return key ? t(key) : group;
  };
  return (
    <Dialog open title={t('segments.pick.title')} onClose={onClose} size={640}>
      <div className="picker">
        <input
          className="inp"
          role="combobox"
          aria-label={t('segments.pick.search')}
          placeholder={t('segments.pick.placeholder')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          data-autofocus
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="picklist" role="listbox" id={`${id}-list`} aria-label={t('segments.pick.title')} tabIndex={-1}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={titleOf(group.name)}>
              <p className="pickgroup" aria-hidden="true">
                {titleOf(group.name)}
              </p>
              {group.items.map((item) => (
                <button
                  key={item.key}
                  type="button"
                  role="option"
                  id={`${id}-${item.key}`}
                  aria-selected={item === current}
                  tabIndex={-1}
                  className="pickrow"
                  onClick={() => pick(item)}
                  onMouseMove={() => item !== current && setAt(flat.indexOf(item))}
                >
                  <Icon name={icons[item.type]} />
                  <span className="picktext">
                    <b>{words(item.title)}</b>
                    <span>{words(item.description)}</span>
                  </span>
                  {item.example !== undefined && item.example !== '' && (
                    <span className="pickex">{t('segments.pick.example', { example: item.example })}</span>
                  )}
                </button>
              ))}
            </div>
          ))}
        </div>
        <p className="xs i3" role="status">
          {flat.length === 0 ? t('segments.pick.nothing') : t('segments.pick.found', { count: flat.length })}
        </p>
      </div>
    </Dialog>
  );
}

interface PickGroup {
  readonly name: string;
  readonly items: readonly PickerItem[];
}

/** Before a search: what was used last, then group by group. While searching: the best first, in groups by their best. */
function grouped(found: readonly PickerItem[], search: string): PickGroup[] {
  const shown = found.slice(0, SHOWN);
  const recent = search.trim() === '' ? recentKeys().flatMap((key) => found.find((item) => item.key === key) ?? []) : [];
  const groups = new Map<string, PickerItem[]>(recent.length ? [['recent', recent]] : []);
  for (const item of shown) if (!recent.includes(item)) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([name, items]) => ({ name, items }));
}

/** Pinyin comes when the picker first opens; until then the search does without. */
function useSyllables(): Syllables | undefined {
  const [syllables, setSyllables] = useState<Syllables>();
  useEffect(() => {
    let isHere = true;
    void import('pinyin-pro').then(({ pinyin }) => {
      if (isHere) setSyllables(() => (text: string) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }));
    });
    return () => {
      isHere = false;
    };
  }, []);
  return syllables;
}
