import type { Condition } from '@regulars/segment-language';
import { useDeferredValue, useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useT, type MessageKey } from '../../lib/i18n.js';
import { useSyllables } from '../../lib/pinyin.js';
import { Dialog } from '../../ui/dialog.js';
import type { PickerItem } from './picker-items.js';
import { PickerFoot, PickerRow } from './picker-row.js';
import { indexItems, searchItems, searchValues, spokenTexts } from './picker-search.js';
import { groupTitleKey } from './group-titles.js';
import { recentKeys, rememberPick } from './recent.js';

interface ConditionPickerProps {
  items: readonly PickerItem[];
  onPick: (condition: Condition) => void;
  onClose: () => void;
}

/** Rows drawn at once; the search finds the rest. */
const SHOWN = 120;

/** One search over everything this viewer may use: names in both languages, pinyin and its initials, the graph's names, synonyms. */
export function ConditionPicker({ items, onPick, onClose }: ConditionPickerProps) {
  const t = useT();
  const id = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const syllables = useSyllables(useMemo(() => spokenTexts(items), [items]));
  const index = useMemo(() => indexItems(items, syllables), [items, syllables]);
  const asked = useDeferredValue(search);
  const groups = useMemo(() => grouped(searchItems(index, asked), searchValues(index, asked), asked), [index, asked]);
  const flat = groups.flatMap((group) => group.items);
  const current = flat[Math.min(at, flat.length - 1)];
  /** The list still answers an older search, or does without pinyin. */
  const isBusy = asked !== search || syllables === undefined;
  /** Enter was pressed for a list that was not there yet. */
  const isEntered = useRef(false);

  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  const pick = (item: PickerItem) => {
    rememberPick(item.key.split('=')[0] ?? item.key);
    onPick(item.make());
  };
  const pickEntered = useEffectEvent(() => {
    if (isEntered.current && current) pick(current);
    isEntered.current = false;
  });
  useEffect(() => {
    if (!isBusy) pickEntered();
  }, [isBusy]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(flat.length - 1, Math.min(at, flat.length - 1) + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isBusy) isEntered.current = true;
      else if (current) pick(current);
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
            isEntered.current = false;
          }}
          onKeyDown={onKeyDown}
        />
        <div className="picklist" role="listbox" id={`${id}-list`} aria-label={t('segments.pick.title')} aria-busy={isBusy} tabIndex={-1}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={titleOf(group.name)}>
              <p className="pickgroup" aria-hidden="true">
                {titleOf(group.name)}
              </p>
              {group.items.map((item) => (
                <PickerRow
                  key={item.key}
                  id={`${id}-${item.key}`}
                  item={item}
                  isCurrent={item === current}
                  onPick={() => pick(item)}
                  onPoint={() => item !== current && setAt(flat.indexOf(item))}
                />
              ))}
            </div>
          ))}
        </div>
        <PickerFoot item={current} found={flat.length} />
      </div>
    </Dialog>
  );
}

interface PickGroup {
  readonly name: string;
  readonly items: readonly PickerItem[];
}

/** Before a search: what was used last, then group by group. While searching: values first where one is named, then the best, in groups by their best. */
function grouped(found: readonly PickerItem[], values: readonly PickerItem[], search: string): PickGroup[] {
  const shown = found.slice(0, SHOWN);
  const recent = search.trim() === '' ? recentKeys().flatMap((key) => found.find((item) => item.key === key) ?? []) : [];
  const groups = new Map<string, PickerItem[]>();
  if (recent.length) groups.set('recent', recent);
  if (values.length) groups.set('values', [...values]);
  for (const item of shown) if (!recent.includes(item)) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([name, items]) => ({ name, items }));
}
