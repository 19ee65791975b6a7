import { useMutation, useQuery } from '@apollo/client/react';
import type { RoleChangesQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { More } from '../../ui/more.js';
import { Banner, Chip, EmptyState, Skeleton } from '../../ui/show.js';
import { Trouble } from '../../ui/trouble.js';
import { CellList } from './cell-list.js';
import type { Role, RoleField } from './role-draft.js';
import { ApproveRoleChangeDocument, RefuseRoleChangeDocument, RoleChangesDocument } from './roles.graphql.js';
import { useExplainRights } from '../../lib/explain-rights.js';

type Change = RoleChangesQuery['roleChanges']['nodes'][number];

interface HistoryTabProps {
  roles: readonly Role[];
  fields: readonly RoleField[];
  /** After a change came into force. */
  onDecided: () => void;
}

/** Who changed what, when and why; what waits is agreed to or refused here. */
export function HistoryTab({ roles, fields, onDecided }: HistoryTabProps) {
  const t = useT();
  const { data, error, refetch, fetchMore } = useQuery(RoleChangesDocument, { fetchPolicy: 'network-only' });
  const page = data?.roleChanges;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!page) return <Skeleton lines={6} />;
  if (page.nodes.length === 0) return <EmptyState title={t('roles.history.none')}>{t('roles.history.noneText')}</EmptyState>;
  return (
    <>
      <ol className="changes">
        {page.nodes.map((change) => (
          <Entry
            key={change.id}
            {...{ change, roles, fields }}
            onDecided={() => {
              void refetch();
              onDecided();
            }}
          />
        ))}
      </ol>
      <More
        page={page.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) => ({ roleChanges: joined(seen.roleChanges, next.roleChanges) }),
          })
        }
      />
    </>
  );
}

const tones = { WAITING: 'warn', IN_FORCE: 'good', REFUSED: 'plain' } as const;

function Entry({ change, roles, fields, onDecided }: Omit<HistoryTabProps, 'onDecided'> & { change: Change; onDecided: () => void }) {
  const t = useT();
  const format = useFormat();
  const explain = useExplainRights();
  const [approve, approving] = useMutation(ApproveRoleChangeDocument);
  const [refuse, refusing] = useMutation(RefuseRoleChangeDocument);
  const { id, at, kind, state, author, isOwn, reason, cells, decidedBy, decidedAt } = change;
  const stateWord: MessageKey = `roles.state.${state}`;
  const kindWord: MessageKey = `roles.kind.${kind}`;
  const error = approving.error ?? refusing.error;
  const decide = async (act: Promise<{ readonly data?: unknown }>) => {
    const { data } = await act.catch(() => ({ data: undefined }));
    if (data) onDecided();
  };
  return (
    <li>
      <p>
        <b>{t(kindWord, { author })}</b> <span className="i3">{format.dateTime(at)}</span> <Chip tone={tones[state]}>{t(stateWord)}</Chip>
      </p>
      <p>{reason}</p>
      <details open={state === 'WAITING'}>
        <summary>{t('roles.changes', { count: cells.length, loosen: cells.filter(({ loosens }) => loosens).length })}</summary>
        <CellList {...{ cells, roles, fields }} />
      </details>
      {decidedBy && decidedAt && (
        <p className="i3">
          {t(state === 'IN_FORCE' ? 'roles.history.agreed' : 'roles.history.refused', {
            name: decidedBy,
            time: format.dateTime(decidedAt),
          })}
        </p>
      )}
      {error && <Banner tone="not">{explain(error)}</Banner>}
      {state === 'WAITING' && (
        <p className="acts2">
          {!isOwn && (
            <Button variant="primary" loading={approving.loading} onClick={() => void decide(approve({ variables: { id } }))}>
              {t('roles.approve')}
            </Button>
          )}
          <Button loading={refusing.loading} onClick={() => void decide(refuse({ variables: { id } }))}>
            {t(isOwn ? 'roles.takeBack' : 'roles.refuse')}
          </Button>
        </p>
      )}
    </li>
  );
}
