import {
  factScope,
  findField,
  operatorsFor,
  type Compare,
  type Condition,
  type Leaf,
  type Measure,
  type Member,
  type Scope,
} from '@regulars/segment-language';
import { useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { TextInput } from '../../ui/field.js';
import { Combobox } from '../../ui/combobox.js';
import { useBuilder } from './builder-context.js';
import { ConditionPicker } from './condition-picker.js';
import { FilterList } from './filter-list.js';
import { MeasureEditor } from './measure-editor.js';
import { itemsFor } from './picker-items.js';
import { titleOf, type EditorPart } from './rule-parts.js';
import { TestEditor } from './test-editor.js';

interface LeafEditorProps {
  leaf: Leaf;
  scope: Scope;
  /** The part that takes the focus at first. */
  first?: EditorPart;
  onChange: (leaf: Leaf) => void;
}

/** The editor of a rule, one form for each kind. Measures hold filters, which are edited by the same forms. */
export function LeafEditor({ leaf, scope, first, onChange }: LeafEditorProps) {
  switch (leaf.kind) {
    case 'compare':
      return <CompareEditor leaf={leaf} scope={scope} onChange={onChange} {...(first && { first })} />;
    case 'measure':
      return <MeasureWithFilters leaf={leaf} scope={scope} onChange={onChange} {...(first && { first })} />;
    case 'member':
      return <MemberEditor leaf={leaf} onChange={onChange} />;
  }
}

/** The filters of a measure are rules again, over the rows of its fact. */
function MeasureWithFilters({ leaf, scope, first, onChange }: LeafEditorProps & { leaf: Measure }) {
  const { catalogue } = useBuilder();
  const fact = scope.facts.find((known) => known.name === leaf.fact);
  if (!fact) return null;
  const setWhere = (where: Condition | undefined) => {
    const { where: _, ...rest } = leaf;
    onChange(where ? { ...rest, where } : rest);
  };
  return (
    <MeasureEditor
      measure={leaf}
      fact={fact}
      onChange={onChange}
      {...(first && { first })}
      filters={
        <FilterList
          condition={leaf.where}
          scope={factScope(fact, catalogue)}
          onChange={setWhere}
          renderLeaf={(inner, innerScope, change, isFirst) => (
            <LeafEditor leaf={inner} scope={innerScope} onChange={change} first={first === 'where' && isFirst ? 'test' : 'field'} />
          )}
        />
      }
    />
  );
}

function CompareEditor({ leaf, scope, first, onChange }: LeafEditorProps & { leaf: Compare }) {
  const { speech, catalogue } = useBuilder();
  const { t, zh } = speech;
  const [picking, setPicking] = useState(false);
  const field = findField(scope.fields, leaf.field);
  const stem = field?.name.endsWith('.*') ? field.name.slice(0, -1) : undefined;
  return (
    <>
      <div className="editline">
        <button type="button" className="btn fieldbtn" onClick={() => setPicking(true)}>
          {titleOf(field, leaf.field, zh)}
          <Icon name="down" size={12} />
        </button>
        {stem !== undefined && (
          <TextInput
            label={t('segments.edit.suffix')}
            hideLabel
            value={leaf.field.slice(stem.length)}
            onChange={(event) => onChange({ ...leaf, field: `${stem}${event.target.value.replaceAll(/[^\p{L}\p{N}_]/gu, '') || 'x'}` })}
          />
        )}
      </div>
      <TestEditor
        test={leaf}
        isFirst={first !== 'field'}
        isOfCustomer={scope.fact === undefined}
        field={field ?? { type: 'text', operators: operatorsFor('text', true), name: leaf.field }}
        onChange={(test) => onChange({ kind: 'compare', field: leaf.field, ...(leaf.note !== undefined && { note: leaf.note }), ...test })}
      />
      {picking && (
        <ConditionPicker
          items={itemsFor(catalogue, scope.fact?.name, 'fields')}
          onPick={(node) => {
            setPicking(false);
            if (node.kind === 'compare' || node.kind === 'measure') onChange(node);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}

function MemberEditor({ leaf, onChange }: { leaf: Member; onChange: (leaf: Leaf) => void }) {
  const { catalogue, speech } = useBuilder();
  const { t } = speech;
  const { on: _, ...rest } = leaf;
  return (
    <div className="editgrid">
      <Combobox
        label={t('segments.edit.segment')}
        nothing={t('common.nothingFound')}
        options={[...catalogue.segments].map(([value, label]) => ({ value, label }))}
        value={leaf.segment}
        onChange={(segment) => segment !== null && onChange({ ...leaf, segment })}
      />
      <TextInput
        type="date"
        label={t('segments.edit.memberOn')}
        hint={t('segments.edit.memberOnHint')}
        value={leaf.on?.slice(0, 10) ?? ''}
        onChange={(event) => onChange(event.target.value ? { ...rest, on: event.target.value } : rest)}
      />
    </div>
  );
}
