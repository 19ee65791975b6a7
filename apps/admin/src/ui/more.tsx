import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useExplain } from '../lib/errors.js';
import { useT } from '../lib/i18n.js';
import { Button } from './button.js';
import { Banner } from './show.js';

interface MoreProps {
  /** Of what is shown so far. */
  page: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  /** Adds what follows a cursor to what is shown; rejects when it does not come. */
  onMore: (after: string | null | undefined) => Promise<unknown>;
  /** Stands at the start of the line, such as a count. */
  children?: ReactNode;
}

/** The foot of a long list: more of it, why more did not come and another try, and at the end a place where the focus stays. */
export function More({ page, onMore, children }: MoreProps) {
  const t = useT();
  const explain = useExplain();
  const [isPending, setPending] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const end = useRef<HTMLSpanElement>(null);
  const { hasNextPage } = page;
  useEffect(() => {
    if (!hasNextPage && document.activeElement === document.body) end.current?.focus(); // the button went with the focus
  }, [hasNextPage]);
  const press = async () => {
    setPressed(true);
    setPending(true);
    setFailure(undefined);
    try {
      await onMore(page.endCursor);
    } catch (error) {
      setFailure(error);
    }
    setPending(false);
  };
  const isEnd = isPressed && !hasNextPage;
  if (!hasNextPage && !isEnd && children === undefined) return null;
  return (
    <>
      {failure !== undefined && (
        <Banner tone="not" title={t('common.moreFailed')}>
          {explain(failure)}
        </Banner>
      )}
      <div className="pager">
        {children !== undefined && (
          <>
            <span>{children}</span>
            <span className="sp" />
          </>
        )}
        {hasNextPage && (
          <Button loading={isPending} onClick={() => void press()}>
            {t(failure === undefined ? 'common.more' : 'common.retry')}
          </Button>
        )}
        {isEnd && (
          <span ref={end} tabIndex={-1} role="status">
            {t('common.allShown')}
          </span>
        )}
      </div>
    </>
  );
}
