import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { shows } from './browser';

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, by all of its rules or by some: each fault with the elements that have it. */
async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page's policy lets no script in; the driver's own way does.
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const options = { resultTypes: ['violations'], selectors: false, ...(runOnly && { runOnly }) };
    const { violations } = await (globalThis as any).axe.run(options);
    return violations.map(
      ({ id, nodes }: any) => `${id}: ${nodes.map((node: any) => node.html.slice(0, 120)).join(' | ')}`,
    );
  }, rules);
}

/** As `faultsOf`, in light and in dark. */
export async function faultsInBothThemes(page: Page): Promise<object> {
  const light = await faultsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shows(() => page.locator('html').getAttribute('data-theme'), 'dark');
  // The elements are the same, their colours are not.
  return { light, dark: await faultsOf(page, ['color-contrast', 'link-in-text-block']) };
}

/** What `faultsInBothThemes` gives where there is none. */
export const clean = { light: [], dark: [] };
