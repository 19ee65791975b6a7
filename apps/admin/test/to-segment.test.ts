import { describe, expect, test } from 'vitest';
import { browserPath, noBrowser } from './support/browser.js';
import { countOf, programAs } from './support/graph.js';
import { signIn, visit } from './support/visit.js';
import { languages } from './support/words.js';
import { withDemoShop } from './support/with-demo-shop.js';

const names = { en: "Can't lose", 'zh-CN': '不可失去' };

const site = withDemoShop();

describe.skipIf(browserPath === undefined)(`an analysis${noBrowser}`, () => {
  test.each(languages)(
    'leads from valuable customers who fade to a saved segment in two clicks (%s)',
    async (language) => {
      const { ask } = await programAs(site.shop, 'owner');
      await ask('mutation { scoreCustomers }');
      await expect.poll(() => ask('{ rfmGrid { asOf } }')).toMatchObject({ rfmGrid: { asOf: expect.any(String) } });
      const visitor = await visit(site.browser, site.shop, language);
      const { page, say, complaints } = visitor;
      await signIn(visitor, 'marketer');
      await page.goto(`${site.shop.url}/analysis/rfm`);
      const row = page
        .getByRole('table', { name: say('value.groups') })
        .getByRole('row')
        .filter({ hasText: names[language] });
      const figure = await row.getByRole('cell').first().innerText();

      await row.getByRole('link').click();
      const saving = page.getByRole('dialog', { name: say('segments.save.titleNew') });
      await saving.getByRole('button', { name: say('segments.save.new') }).click();

      await page.getByRole('heading', { level: 1, name: names[language] }).waitFor();
      const [, id = ''] = /segments\/([^?]+)/.exec(page.url()) ?? [];
      const { segment } = await ask('query ($id: ID!) { segment(id: $id) { name text } }', { id: decodeURIComponent(id) });
      expect(segment).toMatchObject({ name: names[language] });
      const text = JSON.parse(JSON.stringify(segment)).text;
      expect(new Intl.NumberFormat('en').format(await countOf(ask, text))).toBe(figure);
      expect(complaints).toEqual([]);
    },
    90_000,
  );
});
