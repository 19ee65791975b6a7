import { useMutation } from '@apollo/client/react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { CategoriesDocument, RenameCategoryDocument } from './catalog.graphql.js';
import type { Category } from './category-tree.js';

/** Names a category anew in both languages; conditions name it by its key, so that none changes. */
export function RenameCategory({ category }: { category: Category }) {
  const t = useT();
  const explain = useExplain();
  const toast = useToast();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [en, setEn] = useState(category.name.en);
  const [zh, setZh] = useState(category.name.zhCn);
  const [rename, { loading, error }] = useMutation(RenameCategoryDocument, { refetchQueries: [CategoriesDocument] });
  const undo = () => void rename({ variables: { input: { key: category.key, nameEn: category.name.en, nameZh: category.name.zhCn } } });
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await rename({ variables: { input: { key: category.key, nameEn: en, nameZh: zh } } }).catch(() => ({
      data: undefined,
    }));
    if (!data) return;
    setOpen(false);
    toast(t('catalogue.renamed'), { label: t('common.undo'), onAct: undo });
  };
  return (
    <>
      <Button icon="pencil" onClick={() => setOpen(true)}>
        {t('catalogue.rename')}
      </Button>
      {open && (
        <Dialog
          title={t('catalogue.renameTitle')}
          open
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
              <Button variant="primary" type="submit" form={form} loading={loading}>
                {t('catalogue.save')}
              </Button>
            </>
          }
        >
          <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
            {error && <Banner tone="not">{explain(error)}</Banner>}
            <TextInput label={t('catalogue.nameEn')} value={en} required maxLength={120} onChange={(event) => setEn(event.target.value)} />
            <TextInput label={t('catalogue.nameZh')} value={zh} required maxLength={120} onChange={(event) => setZh(event.target.value)} />
          </form>
        </Dialog>
      )}
    </>
  );
}
