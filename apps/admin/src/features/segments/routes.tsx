import '../../ui/rules/rules.css';
import './segments.css';

export { ComparePage } from './compare-page.js';
export { NewSegmentPage as SegmentBuilderPage } from './new-segment-page.js';
export { SegmentPage } from './segment-page.js';
export { SegmentsPage } from './segments-page.js';
