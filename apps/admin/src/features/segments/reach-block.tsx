import { useFormat } from '../../lib/format.js';
import type { MessageKey } from '../../lib/i18n.js';
import { ReachRow } from '../../ui/rules/bars.js';
import { useBuilder } from './builder-context.js';
import type { Preview } from './use-preview.js';

type Channel = NonNullable<Preview['reach']>[number];

const CHANNELS: ReadonlyMap<string, MessageKey> = new Map([
  ['sms', 'segments.channel.sms'],
  ['phone', 'segments.channel.sms'],
  ['email', 'segments.channel.email'],
  ['wechat', 'segments.channel.wechat'],
  ['app', 'segments.channel.app'],
  ['post', 'segments.channel.post'],
]);

function useChannelTitle(): (channel: string) => string {
  const { t } = useBuilder().speech;
  return (channel) => {
    const key = CHANNELS.get(channel.toLowerCase());
    return key ? t(key) : channel;
  };
}

/** Whom of the match each channel reaches, and why fewer, in a fixed order; reasons and figure add up to the match. */
export function ReachBlock({ preview }: { preview: Preview }) {
  const { t } = useBuilder().speech;
  const format = useFormat();
  const title = useChannelTitle();
  if (!preview.reach?.length) return null;
  const why = ({ noAddress, noConsent, invalid }: Channel): string =>
    (
      [
        ['segments.reach.noAddress', noAddress],
        ['segments.reach.noConsent', noConsent],
        ['segments.reach.invalid', invalid],
      ] as const
    )
      .filter(([, count]) => count > 0)
      .map(([key, count]) => t(key, { count: format.number(count) }))
      .join(t('segments.reach.comma'));
  return (
    <section className="blk">
      <div className="sec">
        <h2 className="over">{t('segments.reach.title')}</h2>
      </div>
      {preview.reach.map((channel) => (
        <ReachRow
          key={channel.channel}
          name={title(channel.channel)}
          figure={format.number(channel.reachable)}
          share={preview.count > 0 ? channel.reachable / preview.count : 0}
          why={why(channel)}
        />
      ))}
    </section>
  );
}

/** The three channels of the sheet on a phone. */
export function ReachSummary({ preview }: { preview: Preview }) {
  const format = useFormat();
  const title = useChannelTitle();
  if (!preview.reach?.length) return null;
  return (
    <div className="mreach only-m">
      {preview.reach.slice(0, 3).map((channel) => (
        <div key={channel.channel}>
          <b>{format.number(channel.reachable)}</b>
          {title(channel.channel)}
        </div>
      ))}
    </div>
  );
}
