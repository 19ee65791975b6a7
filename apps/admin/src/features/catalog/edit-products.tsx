import { useMutation } from '@apollo/client/react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useExplain } from '../../lib/errors.js';
import { type MessageKey, useT, useWords } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextInput } from '../../ui/field.js';
import { Banner } from '../../ui/show.js';
import { useToast } from '../../ui/toast.js';
import { CategoriesDocument, EditProductsDocument, ProductsDocument } from './catalog.graphql.js';
import type { Branch } from './category-tree.js';

const facets = ['function', 'purpose', 'specification', 'origin', 'material'] as const;
const wordsIn = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter(Boolean);

interface EditProductsProps {
  ids: readonly string[];
  branches: readonly Branch[];
  onClose: () => void;
  onDone: () => void;
}

/** Category, tags and facets of many products at once; what stays empty stays as it is. */
export function EditProductsDialog({ ids, branches, onClose, onDone }: EditProductsProps) {
  const t = useT();
  const words = useWords();
  const explain = useExplain();
  const toast = useToast();
  const form = useId();
  const [path, setPath] = useState('');
  const [added, setAdded] = useState('');
  const [removed, setRemoved] = useState('');
  const [values, setValues] = useState<Partial<Record<(typeof facets)[number], string>>>({});
  const [edit, { loading, error }] = useMutation(EditProductsDocument, {
    refetchQueries: [ProductsDocument, CategoriesDocument],
    awaitRefetchQueries: true,
  });
  const nameOf = new Map(branches.map(({ category }) => [category.key, words(category.name)]));

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const { data } = await edit({
      variables: {
        input: {
          ids: [...ids],
          category: path
            .split(/[›>]/)
            .map((name) => name.trim())
            .filter(Boolean),
          addTags: wordsIn(added),
          removeTags: wordsIn(removed),
          facets: facets.flatMap((key) => (values[key]?.trim() ? [{ key, value: values[key] }] : [])),
        },
      },
    }).catch(() => ({ data: undefined }));
    if (!data) return;
    toast(t('catalogue.saved', { count: data.editProducts }));
    onDone();
  };

  return (
    <Dialog
      title={t('catalogue.editTitle', { count: ids.length })}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} loading={loading}>
            {t('catalogue.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sm i2">{t('catalogue.editText')}</p>
        {error && <Banner tone="not">{explain(error)}</Banner>}
        <TextInput
          label={t('catalogue.path')}
          hint={t('catalogue.pathHint')}
          list={`${form}-paths`}
          value={path}
          data-autofocus
          onChange={(event) => setPath(event.target.value)}
        />
        <datalist id={`${form}-paths`}>
          {branches.map(({ category }) => (
            <option key={category.key}>{category.path.map((key) => nameOf.get(key) ?? key).join(' › ')}</option>
          ))}
        </datalist>
        <div className="pair">
          <TextInput
            label={t('catalogue.addTags')}
            hint={t('catalogue.tagsHint')}
            value={added}
            onChange={(event) => setAdded(event.target.value)}
          />
          <TextInput
            label={t('catalogue.removeTags')}
            hint={t('catalogue.tagsHint')}
            value={removed}
            onChange={(event) => setRemoved(event.target.value)}
          />
        </div>
        <div className="pair">
          {facets.map((key) => {
            const label: MessageKey = `catalogue.facet.${key}`;
            return (
              <TextInput
                key={key}
                label={t(label)}
                value={values[key] ?? ''}
                onChange={(event) => setValues({ ...values, [key]: event.target.value })}
              />
            );
          })}
        </div>
      </form>
    </Dialog>
  );
}
