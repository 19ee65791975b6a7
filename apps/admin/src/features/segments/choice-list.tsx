import { fold, type EnumValue } from '@regulars/segment-language';
import { useId, useMemo, useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Checkbox, TextInput } from '../../ui/field.js';
import { useBuilder } from './builder-context.js';
import { isSeveral, pasteList } from './value-parsing.js';

interface ChoiceListProps {
  label: string;
  options: readonly EnumValue[];
  chosen: readonly string[];
  zh: boolean;
  /** Takes the focus when the editor opens. */
  isFirst: boolean;
  onChange: (chosen: readonly string[]) => void;
}

/** The most rows drawn at once; the search finds the rest. */
const SHOWN = 200;

interface Line {
  readonly option: EnumValue;
  readonly depth: number;
}

/** Children under their parents, as in a tree of categories. */
function inTreeOrder(options: readonly EnumValue[]): Line[] {
  const known = new Set(options.map((option) => option.value));
  const below = new Map<string, EnumValue[]>();
  for (const option of options) {
    const parent = option.parent !== undefined && known.has(option.parent) ? option.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), option]);
  }
  const visit = (parent: string, depth: number): Line[] =>
    depth > 8 ? [] : (below.get(parent) ?? []).flatMap((option) => [{ option, depth }, ...visit(option.value, depth + 1)]);
  return visit('', 0);
}

/** Ticks in a list of known values; what is not in the list can be added as it is written. */
export function ChoiceList({ label, options, chosen, zh, isFirst, onChange }: ChoiceListProps) {
  const { t } = useBuilder().speech;
  const format = useFormat();
  const [search, setSearch] = useState('');
  const list = useId();
  const lines = useMemo(() => inTreeOrder(options), [options]);
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value));
  const asked = fold(search.trim());
  const found =
    asked === ''
      ? lines
      : lines.filter(({ option }) => [option.value, option.title.en, option.title.zhCn].some((text) => fold(text).includes(asked)));
  const toggle = (value: string, on: boolean) => onChange(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  return (
    <div className="choices">
      <TextInput
        label={t('segments.edit.searchValues')}
        hideLabel
        placeholder={t('segments.edit.searchValues')}
        value={search}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for this value
        autoFocus={isFirst}
        data-autofocus={isFirst || undefined}
        aria-controls={list}
        onChange={(event) => setSearch(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text');
          if (!isSeveral(pasted)) return;
          event.preventDefault();
          const named = pasteList(pasted).values.map((text) => valueNamed(text, options) ?? text);
          onChange(pasteList(named.join('\n'), chosen).values);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const [first] = found;
          if (first && asked !== '') toggle(first.option.value, !chosen.includes(first.option.value));
          setSearch('');
        }}
      />
      <div className="choicelist" id={list} role="group" aria-label={label}>
        {unknown.map((value) => (
          <Checkbox key={value} label={value} hint={t('segments.edit.unknownValue')} checked onChange={() => toggle(value, false)} />
        ))}
        {found.slice(0, SHOWN).map(({ option, depth }) => (
          <div key={option.value} className="choice" style={{ paddingInlineStart: asked === '' ? depth * 18 : 0 }}>
            <Checkbox label={titleOf(option, zh)} checked={chosen.includes(option.value)} onChange={(on) => toggle(option.value, on)} />
            {option.count !== undefined && <span className="num">{format.number(option.count)}</span>}
          </div>
        ))}
        {found.length > SHOWN && <p className="xs i3">{t('segments.edit.moreValues', { count: found.length - SHOWN })}</p>}
        {found.length === 0 && search.trim() !== '' && (
          <Button
            variant="link"
            onClick={() => {
              toggle(search.trim(), true);
              setSearch('');
            }}
          >
            {t('segments.edit.useValue', { value: search.trim() })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The value that a text names: as it is stored, or by its title in either language. */
function valueNamed(text: string, options: readonly EnumValue[]): string | undefined {
  const asked = fold(text);
  return options.find(({ value, title }) => [value, title.en, title.zhCn].some((name) => fold(name) === asked))?.value;
}

function titleOf({ title, value }: EnumValue, zh: boolean): string {
  return (zh ? title.zhCn || title.en : title.en || title.zhCn) || value;
}
