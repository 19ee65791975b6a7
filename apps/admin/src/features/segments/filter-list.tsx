import { factScope, type Catalogue, type Condition, type Group, type Leaf, type Scope } from '@regulars/segment-language';
import { useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../ui/button.js';
import { Segmented } from '../../ui/choose.js';
import { useBuilder } from './builder-context.js';
import { ConditionPicker } from './condition-picker.js';
import { itemsFor } from './picker-items.js';
import { isAnyRow } from './rule-parts.js';
import { bare, isGroup } from './tree-rows.js';

type RenderLeaf = (leaf: Leaf, scope: Scope, onChange: (leaf: Leaf) => void, isFirst: boolean) => ReactNode;

interface FilterListProps {
  condition: Condition | undefined;
  scope: Scope;
  /** Without a condition every row counts. */
  onChange: (condition: Condition | undefined) => void;
  /** The form of one rule. */
  renderLeaf: RenderLeaf;
}

/** Which rows of a fact count: a small tree of its own, groups within groups where the rule has them. */
export function FilterList({ condition, scope, onChange, renderLeaf }: FilterListProps) {
  const { speech, catalogue } = useBuilder();
  const { t } = speech;
  const [picking, setPicking] = useState(false);
  const group: Group = condition && isGroup(condition) ? condition : { kind: 'all', children: condition ? [condition] : [] };
  const set = (children: readonly Condition[], kind: Group['kind'] = group.kind) => {
    const [only, second] = children;
    onChange(only && second ? { kind, children } : only);
  };
  return (
    <fieldset className={`filters ${group.kind}`}>
      <legend>{t('segments.edit.where')}</legend>
      {group.children.length > 1 && (
        <Segmented
          label={t('segments.edit.filterKind')}
          value={group.kind}
          options={[
            { key: 'all', label: t('segments.group.all') },
            { key: 'any', label: t('segments.group.any') },
          ]}
          onChange={(kind) => set(group.children, kind)}
        />
      )}
      {group.children.map((child, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a filter has no name but its place
        <Filter
          key={index}
          condition={child}
          scope={scope}
          renderLeaf={(leaf, inner, change, isFirst) => renderLeaf(leaf, inner, change, isFirst && index === 0)}
          onChange={(next) => set(next ? group.children.with(index, next) : group.children.toSpliced(index, 1))}
        />
      ))}
      <Button variant="ghost" icon="plus" onClick={() => setPicking(true)}>
        {t('segments.edit.addFilter')}
      </Button>
      {picking && (
        <ConditionPicker
          items={itemsFor(catalogue, scope.fact?.name)}
          onPick={(node) => {
            setPicking(false);
            set([...group.children, node]);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </fieldset>
  );
}

interface FilterProps {
  condition: Condition;
  scope: Scope;
  onChange: (condition: Condition | undefined) => void;
  renderLeaf: RenderLeaf;
}

function Filter({ condition, scope, onChange, renderLeaf }: FilterProps) {
  const { speech, catalogue } = useBuilder();
  const { t } = speech;
  const { node, nots } = bare(condition, []);
  const isNot = nots % 2 === 1;
  const set = (next: Condition | undefined) => onChange(next && isNot ? { kind: 'not', child: next } : next);
  return (
    <div className="filter">
      <div className="filterbody">
        {isGroup(node) ? (
          <FilterList condition={node} scope={scope} onChange={set} renderLeaf={renderLeaf} />
        ) : (
          filterLeaf(node, scope, catalogue, set, renderLeaf)
        )}
      </div>
      <div className="filteracts">
        <IconButton
          icon="negate"
          className={isNot ? 'isnot' : ''}
          label={t('segments.act.negate')}
          aria-pressed={isNot}
          onClick={() => onChange(isNot ? node : { kind: 'not', child: node })}
        />
        <IconButton icon="cross" label={t('segments.edit.removeFilter')} onClick={() => onChange(undefined)} />
      </div>
    </div>
  );
}

/** "At least one line where …" is edited as what its "where" says. */
function filterLeaf(leaf: Leaf, scope: Scope, catalogue: Catalogue, onChange: (leaf: Leaf) => void, renderLeaf: RenderLeaf): ReactNode {
  const child = leaf.kind === 'measure' ? scope.facts.find((fact) => fact.name === leaf.fact) : undefined;
  if (isAnyRow(leaf) && child && leaf.where.kind === 'compare') {
    return renderLeaf(leaf.where, factScope(child, catalogue), (where) => onChange({ ...leaf, where }), true);
  }
  return renderLeaf(leaf, scope, onChange, true);
}
