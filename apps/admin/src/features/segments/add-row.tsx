import type { Path } from '@regulars/segment-language';
import { Icon } from '../../ui/icon.js';
import { useBuilder, useFromBuilt } from './builder-context.js';
import { pathKey, samePath } from './tree-rows.js';

/** The last line inside every bracket: you add where you look. */
export function AddRow({ path, level, isOuter }: { path: Path; level: number; isOuter: boolean }) {
  const { dispatch, pick, readOnly, speech } = useBuilder();
  const { t } = speech;
  const isFocused = useFromBuilt(({ state }) => samePath(state.focus, path));
  if (readOnly) return <li className="addrow" role="none" style={{ height: 8 }} />;
  return (
    <li className="addrow" role="none">
      <div
        className="add"
        role="treeitem"
        aria-level={level}
        aria-selected={false}
        data-row={pathKey(path)}
        tabIndex={isFocused ? 0 : -1}
        onFocus={() => dispatch({ type: 'focus', path })}
      >
        <button type="button" tabIndex={isFocused ? 0 : -1} onClick={() => pick(path, false)}>
          <Icon name="plus" />
          {t('segments.add.condition')}
          {isOuter && <kbd>A</kbd>}
        </button>
        <button type="button" tabIndex={isFocused ? 0 : -1} onClick={() => pick(path, true)}>
          <Icon name="plus" />
          {t('segments.add.group')}
          {isOuter && <kbd>G</kbd>}
        </button>
      </div>
    </li>
  );
}
