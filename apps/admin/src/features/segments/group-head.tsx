import type { Condition, Group, Path } from '@regulars/segment-language';
import { Icon } from '../../ui/icon.js';
import { useBuilder, useFromBuilt, type Built } from './builder-context.js';
import { Grip } from './grip.js';
import { ProblemFlag } from './problem-flag.js';
import { RowCount } from './row-count.js';
import { RowMenu } from './row-menu.js';
import { exclusions, pathKey, samePath } from './tree-rows.js';

interface GroupHeadProps {
  /** The group with the nots around it. */
  condition: Condition;
  group: Group;
  path: Path;
  groupPath: Path;
  nots: number;
  level: number;
  position: number;
  setSize: number;
}

/** The word of a group; press it to turn "all of" into "any of". */
export function GroupHead({ condition, group, path, groupPath, nots, level, position, setSize }: GroupHeadProps) {
  const { dispatch, speech, readOnly } = useBuilder();
  const { t } = speech;
  const isFocused = useFromBuilt(({ state }) => samePath(state.focus, path));
  const count = useFromBuilt(({ state, counts }) => (path.length ? counts.get(pathKey(path))?.alone : baseCount(state.root, counts)));
  const isAll = group.kind === 'all';
  const isNot = nots % 2 === 1;
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-setsize={setSize}
      aria-posinset={position}
      aria-expanded="true"
      aria-selected={isFocused}
      data-row={pathKey(path)}
      tabIndex={isFocused ? 0 : -1}
      className="ghead"
      onFocus={() => dispatch({ type: 'focus', path })}
    >
      {isNot && (
        <button
          type="button"
          className="tok neg"
          tabIndex={isFocused ? 0 : -1}
          disabled={readOnly}
          onClick={() => dispatch({ type: 'negate', path })}
          title={t('segments.act.negate')}
        >
          {t('segments.rule.not')}
        </button>
      )}
      <button
        type="button"
        className="gword"
        tabIndex={isFocused ? 0 : -1}
        disabled={readOnly}
        aria-label={t(isAll ? 'segments.group.toAny' : 'segments.group.toAll')}
        title={t(isAll ? 'segments.group.toAny' : 'segments.group.toAll')}
        onClick={() => dispatch({ type: 'swapKind', path: groupPath })}
      >
        {t(isAll ? 'segments.group.all' : 'segments.group.any')}
        <Icon name="down" />
      </button>
      <span className="ghint">{t(isAll ? 'segments.group.allHint' : 'segments.group.anyHint')}</span>
      <ProblemFlag path={path} />
      {path.length > 0 && !readOnly && <Grip />}
      <RowCount count={count} />
      <RowMenu
        condition={condition}
        path={path}
        groupPath={groupPath}
        isGroup
        label={t(isAll ? 'segments.group.all' : 'segments.group.any')}
      />
    </div>
  );
}

/** What the outermost bracket holds before the Exclude strip takes away: the funnel's figure after the last line above it. */
function baseCount(root: Group, counts: Built['counts']): number | undefined {
  const excluded = exclusions(root);
  const kept = root.children.length - excluded.length;
  const trailing = excluded.every((line) => (line.path[0] ?? 0) >= kept);
  if (!excluded.length || !trailing || kept === 0) return counts.get('')?.alone;
  return counts.get(String(kept - 1))?.inFunnel;
}
