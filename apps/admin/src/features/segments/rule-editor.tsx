import { customerScope, type Leaf } from '@regulars/segment-language';
import { Button } from '../../ui/button.js';
import { FloatPanel } from '../../ui/rules/float-panel.js';
import { useBuilder } from './builder-context.js';
import { LeafEditor } from './leaf-editor.js';
import type { EditorPart } from './rule-parts.js';

export interface RuleEditorProps {
  leaf: Leaf;
  part: EditorPart;
  onChange: (leaf: Leaf) => void;
  onDone: () => void;
}

/** The editor of one line of the outermost tree. What is entered is in force at once; Undo takes it all back. */
export function RuleEditor({ leaf, part, onChange, onDone }: RuleEditorProps) {
  const { catalogue, speech } = useBuilder();
  return (
    <FloatPanel label={speech.t('segments.edit.title')} onClose={onDone}>
      <div className="ruleedit">
        <LeafEditor leaf={leaf} scope={customerScope(catalogue)} first={part} onChange={onChange} />
        <div className="foot3">
          <Button onClick={onDone}>{speech.t('segments.edit.done')}</Button>
        </div>
      </div>
    </FloatPanel>
  );
}
