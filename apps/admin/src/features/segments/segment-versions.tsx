import { useMutation, useQuery } from '@apollo/client/react';
import type { Catalogue } from '@regulars/segment-language';
import { failureOf, useExplain } from '../../lib/errors.js';
import { joined } from '../../lib/graph/joined.js';
import { useT } from '../../lib/i18n.js';
import { useCan } from '../../lib/session.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { forgetPast } from './forget-lists.js';
import type { SavedSegment } from './save-controls.js';
import { SegmentVersionsDocument } from './segments.graphql.js';
import { UpdateSegmentDocument } from './builder.graphql.js';
import { VersionItem } from './version-item.js';

/** Every version with its note and what it changed; to use an old one again makes a new version of it. */
export function SegmentVersions({ segment, catalogue }: { segment: SavedSegment; catalogue: Catalogue }) {
  const t = useT();
  const can = useCan();
  const toast = useToast();
  const explain = useExplain();
  const { data, error, fetchMore } = useQuery(SegmentVersionsDocument, {
    variables: { id: segment.id, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const [update, { loading }] = useMutation(UpdateSegmentDocument, { update: (cache) => forgetPast(cache, segment.id) });
  const versions = data?.segment?.versions;
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  if (!versions) return <Skeleton lines={5} height={20} />;
  const useAgain = async (condition: unknown, version: number) => {
    try {
      const result = await update({
        variables: { input: { id: segment.id, version: segment.version, condition, note: t('segments.versions.again', { version }) } },
      });
      if (result.data) toast(t('segments.save.done', { name: segment.name, version: result.data.updateSegment.version }));
    } catch (failure) {
      toast(failureOf(failure).code === 'CONFLICT' ? t('segments.versions.conflict') : explain(failure));
    }
  };
  return (
    <>
      <ol className="versions" aria-label={t('segments.tab.versions')}>
        {versions.nodes.map((each, index) => (
          <VersionItem
            key={each.version}
            segment={segment}
            version={each}
            before={versions.nodes[index + 1]}
            catalogue={catalogue}
            action={
              each.version !== segment.version &&
              can('segments.edit') && (
                <Button disabled={loading} onClick={() => void useAgain(each.condition, each.version)}>
                  {t('segments.versions.use')}
                </Button>
              )
            }
          />
        ))}
      </ol>
      <More
        page={versions.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.segment && next.segment
                ? { ...seen, segment: { ...seen.segment, versions: joined(seen.segment.versions, next.segment.versions) } }
                : seen,
          })
        }
      />
    </>
  );
}
