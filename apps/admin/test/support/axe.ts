import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

declare global {
  interface Window {
    axe: {
      run(
        where: object,
        options: object,
      ): Promise<{ passes: object[]; violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>;
    };
  }
}

/** What axe finds wrong with the page as it stands, one line an element. */
export async function violationsOf(page: Page, options: AxeOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  return page.evaluate(async ({ except = [], rules }) => {
    const { passes, violations } = await window.axe.run(
      { include: [['html']], exclude: except.map((selector) => [selector]) },
      rules ? { runOnly: rules } : {},
    );
    if (passes.length === 0) throw new Error('axe looked at nothing.');
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${(failureSummary ?? '').replace(/\s+/g, ' ')}`),
    );
  }, options);
}

interface AxeOptions {
  /** Selectors of what is not looked at. */
  readonly except?: string[];
  /** Only these; all by default. */
  readonly rules?: string[];
}

const source = import('node:fs/promises').then(({ readFile }) => readFile(axe, 'utf8'));
