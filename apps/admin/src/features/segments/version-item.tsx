import { describe, type Catalogue } from '@regulars/segment-language';
import { useId, useState, type ReactNode } from 'react';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/show.js';
import { conditionOf } from './condition-of.js';
import type { SavedSegment } from './save-controls.js';
import { VersionChange } from './version-change.js';

/** A version as the list of versions reads it. */
export interface SavedVersion {
  readonly version: number;
  readonly condition: unknown;
  readonly text: string;
  readonly note: string;
  readonly author: string;
  readonly createdAt: string;
}

interface VersionItemProps {
  segment: SavedSegment;
  version: SavedVersion;
  /** The version before; undefined for the first, and while it is not loaded. */
  before: SavedVersion | undefined;
  catalogue: Catalogue;
  /** What can be done with it. */
  action?: ReactNode;
}

/** One version: who saved it, why, what it says; opened, what it changed. */
export function VersionItem({ segment, version, before, catalogue, action }: VersionItemProps) {
  const t = useT();
  const format = useFormat();
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const change = useId();
  const condition = conditionOf(version);
  const earlier = before && conditionOf(before);
  const isInForce = version.version === segment.version;
  const canOpen = condition !== undefined && (earlier !== undefined || !isInForce);
  return (
    <li>
      <div className="vhead">
        <b>v{version.version}</b>
        {isInForce && <Chip tone="accent">{t('segments.versions.inForce')}</Chip>}
        <span className="i3">{t('segments.versions.by', { author: version.author, time: format.dateTime(version.createdAt) })}</span>
        <span className="sp" />
        {canOpen && (
          <Button
            variant="link"
            aria-expanded={isOpen}
            aria-controls={change}
            aria-label={t('segments.versions.changedNamed', { version: version.version })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('segments.versions.changed')}
          </Button>
        )}
        {action}
      </div>
      {version.note && <p className="vnote">{version.note}</p>}
      <p className="i2">{condition ? describe(condition, catalogue, language) : version.text}</p>
      <div id={change}>
        {isOpen && condition && (
          <VersionChange
            segmentId={segment.id}
            version={{ version: version.version, condition }}
            before={before && earlier && { version: before.version, condition: earlier }}
            inForce={isInForce ? undefined : segment.version}
            catalogue={catalogue}
          />
        )}
      </div>
    </li>
  );
}
