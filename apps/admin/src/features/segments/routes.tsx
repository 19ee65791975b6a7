import '../../ui/rules/rules.css';
import './builder.css';
import './editors.css';
import './picker.css';
import './text-face.css';
import './live-panel.css';
import './segment-pages.css';
import './narrow.css';

export { ConditionEditor } from './condition-editor.js';
export { ComparePage } from './compare-page.js';
export { NewSegmentPage as SegmentBuilderPage } from './new-segment-page.js';
export { SegmentPage } from './segment-page.js';
export { SegmentsPage } from './segments-page.js';
