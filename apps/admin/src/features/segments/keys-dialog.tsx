import { useT, type MessageKey } from '../../lib/i18n.js';
import { keyName } from '../../lib/keys.js';
import { Dialog } from '../../ui/dialog.js';

const KEYS: readonly (readonly [string, MessageKey])[] = [
  ['↑ ↓', 'segments.keys.walk'],
  ['← →', 'segments.keys.inOut'],
  ['↵', 'segments.keys.edit'],
  ['A  /', 'segments.keys.add'],
  ['G', 'segments.keys.group'],
  ['N', 'segments.keys.negate'],
  ['D', 'segments.keys.duplicate'],
  ['Alt ↑ ↓', 'segments.keys.shift'],
  ['Del', 'segments.keys.remove'],
  [keyName('Z'), 'segments.keys.undo'],
  [keyName('Z', 'control shift'), 'segments.keys.redo'],
  [keyName('S'), 'segments.keys.save'],
  [keyName('E', 'control shift'), 'segments.keys.text'],
  ['?', 'segments.keys.help'],
];

/** Every key of the builder. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open title={t('segments.keys.title')} onClose={onClose} size={420}>
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
