import { useQuery } from '@apollo/client/react';
import { phrases, type Catalogue, type Condition } from '@regulars/segment-language';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { MemberDiff } from './member-diff.js';
import { RuleDiff } from './rule-diff.js';
import { SegmentHistoryDocument } from './segments.graphql.js';
import { asGroup } from './tree-rows.js';
import { useSpeech } from './use-speech.js';
import { wordDiff, type WordRun } from './word-diff.js';

/** A rule and the number it was saved under. */
export interface NumberedRule {
  readonly version: number;
  readonly condition: Condition;
}

interface VersionChangeProps {
  segmentId: string;
  version: NumberedRule;
  /** The version it replaced; undefined for the first. */
  before: NumberedRule | undefined;
  /** The version in force, where it is another one. */
  inForce: number | undefined;
  catalogue: Catalogue;
}

/** What a version changed (its lines, its words, its members), and what it would change if it were used again. */
export function VersionChange({ segmentId, version, before, inForce, catalogue }: VersionChangeProps) {
  const t = useT();
  const { language } = useLanguage();
  const speech = useSpeech(catalogue);
  const lines = before && t('segments.versions.from', { before: before.version, version: version.version });
  return (
    <div className="vchange">
      {before && lines !== undefined && (
        <>
          <h2 className="over">{lines}</h2>
          <RuleDiff before={asGroup(before.condition)} after={asGroup(version.condition)} speech={speech} label={lines} />
          <p className="worddiff">
            {wordDiff(phrases(before.condition, catalogue, language), phrases(version.condition, catalogue, language)).map(
              ({ kind, text }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- the stretches of one sentence never move
                <Stretch key={index} kind={kind} text={text} />
              ),
            )}
          </p>
        </>
      )}
      <Moved segmentId={segmentId} version={version.version} />
      {inForce !== undefined && (
        <>
          <h2 className="over">{t('segments.versions.ifUsed', { version: version.version, inForce })}</h2>
          <MemberDiff segmentId={segmentId} condition={version.condition} speech={speech} />
        </>
      )}
    </div>
  );
}

function Stretch({ kind, text }: WordRun) {
  switch (kind) {
    case 'same':
      return text;
    case 'removed':
      return <del>{text}</del>;
    case 'added':
      return <ins>{text}</ins>;
  }
}

/** Who came and went when the version came into force, as it was recorded then. */
function Moved({ segmentId, version }: { segmentId: string; version: number }) {
  const t = useT();
  const format = useFormat();
  const { data } = useQuery(SegmentHistoryDocument, { variables: { id: segmentId } });
  const first = data?.segment?.history.find((point) => point.version === version);
  if (!first) return null;
  return (
    <p className="i2">
      {t('segments.versions.moved', {
        time: format.dateTime(first.at),
        entered: format.number(first.entered),
        left: format.number(first.left),
        count: format.number(first.count),
      })}
    </p>
  );
}
