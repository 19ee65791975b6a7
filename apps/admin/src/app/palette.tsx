import './palette.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate, type LinkProps } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { takes } from '../lib/graph/client.js';
import { type MessageKey, useLanguage, useT } from '../lib/i18n.js';
import { base as en } from '../locales/en/base.js';
import { base as zh } from '../locales/zh-cn/base.js';
import { useSyllables } from '../lib/pinyin.js';
import { useCan, useSession } from '../lib/session.js';
import { Dialog } from '../ui/dialog.js';
import { Icon, type IconName } from '../ui/icon.js';
import { useThemeChoice } from '../ui/provider.js';
import { findItems, type PaletteItem } from './palette-items.js';
import { FindAnythingDocument } from './palette.graphql.js';
import { usePlaces } from './use-places.js';
import { SignOutDocument } from './shell.graphql.js';

interface Act extends PaletteItem {
  readonly icon: IconName;
  readonly group: MessageKey;
  readonly hint?: string | undefined;
  readonly run: () => void;
}

/** One box to go anywhere, to find a customer or a segment, and to do what stands in the bar. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const acts = useActs(onClose);
  const syllables = useSyllables(acts.flatMap(({ label, also }) => [label, ...also]));
  const records = useRecords(search, onClose);
  const items = useMemo(
    () => [...findItems(acts, search, syllables).slice(0, search === '' ? 40 : 6), ...records.items],
    [acts, search, syllables, records.items],
  );
  const current = Math.min(at, Math.max(0, items.length - 1));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return; // the input method takes Enter and the arrows
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setAt((current + step + items.length) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      items[current]?.run();
    }
  };
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  return (
    <Dialog title={t('palette.title')} open onClose={onClose} size={560}>
      <div className="palette">
        <input
          className="inp"
          role="combobox"
          aria-label={t('palette.search')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
          placeholder={t('palette.search')}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div role="listbox" id={`${id}-list`} aria-label={t('palette.title')} className="found">
          {items.map((item, place) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box above keeps the focus and takes the keys
            <div
              key={item.key}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === current}
              onMouseMove={() => setAt(place)}
              onClick={() => item.run()}
            >
              <Icon name={item.icon} />
              <span>{item.label}</span>
              <small>{item.hint ?? t(item.group)}</small>
            </div>
          ))}
        </div>
        <p className="xs i3" role="status">
          {items.length === 0 && !records.asking ? t('palette.nothing') : t('palette.hint')}
        </p>
      </div>
    </Dialog>
  );
}

/** Places and actions that this viewer has. */
function useActs(onClose: () => void): readonly Act[] {
  const t = useT();
  const can = useCan();
  const places = usePlaces();
  const navigate = useNavigate();
  const { language, choose } = useLanguage();
  const [, chooseTheme] = useThemeChoice();
  const [signOut] = useMutation(SignOutDocument);
  return useMemo(() => {
    const act = (key: keyof typeof en, icon: IconName, group: MessageKey, run: () => void): Act => ({
      key,
      label: t(key),
      also: [en[key], zh[key]],
      icon,
      group,
      run: () => {
        onClose();
        run();
      },
    });
    const go = (key: keyof typeof en, icon: IconName, to: LinkProps['to'], group: MessageKey = 'palette.place') =>
      act(key, icon, group, () => void navigate({ to }));
    return [
      ...places.flatMap((group) => group.places.map(({ label, icon, to }) => go(label, icon, to))),
      ...(can('segments.edit') ? [go('palette.newSegment', 'plus', '/segments/new', 'palette.action')] : []),
      ...(can('imports.run') ? [go('palette.newImport', 'import', '/imports/new', 'palette.action')] : []),
      act('palette.language', 'message', 'palette.action', () => choose(language === 'en' ? 'zh-CN' : 'en')),
      act('palette.themeLight', 'sun', 'palette.action', () => chooseTheme('light')),
      act('palette.themeDark', 'moon', 'palette.action', () => chooseTheme('dark')),
      act('shell.signOut', 'return', 'palette.action', () => void signOut().then(() => window.location.assign('/sign-in'))),
    ];
  }, [places, t, can, navigate, language, choose, chooseTheme, signOut, onClose]);
}

/** Customers and segments whose names, numbers or contacts answer, as far as the viewer may search them. */
function useRecords(search: string, onClose: () => void): { items: readonly Act[]; asking: boolean } {
  const t = useT();
  const navigate = useNavigate();
  const { schema } = useSession();
  const asked = useDeferredValue(search.trim());
  const { data, loading } = useQuery(FindAnythingDocument, {
    variables: { search: asked },
    skip: asked.length === 0 || !takes(schema, 'Query', 'customers', 'search'),
  });
  return useMemo(() => {
    const items: Act[] = [
      ...(data?.segments.nodes ?? []).map((segment): Act => ({
        key: segment.id,
        label: segment.name,
        also: [],
        icon: 'segments',
        group: 'shell.segments',
        run: () => {
          onClose();
          void navigate({ to: '/segments/$id', params: { id: segment.id } });
        },
      })),
      ...(data?.customers.nodes ?? []).map((customer): Act => ({
        key: customer.id,
        label: customer.displayName ?? customer.externalId ?? t('customers.noName'),
        also: [],
        icon: 'person',
        group: 'shell.customers',
        hint: [customer.phone, customer.city].filter(Boolean).join(' · ') || undefined,
        run: () => {
          onClose();
          void navigate({ to: '/customers/$id', params: { id: customer.id } });
        },
      })),
    ];
    return { items: asked.length === 0 ? [] : items, asking: loading };
  }, [data, asked, loading, navigate, onClose, t]);
}
