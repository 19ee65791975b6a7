import { Icon } from '../../ui/icon.js';

/** What a row is dragged by. It is sugar: the menu and the keys of the row move it as well. */
export function Grip() {
  return (
    <span className="grip" draggable="true" aria-hidden="true">
      <Icon name="grip" />
    </span>
  );
}
