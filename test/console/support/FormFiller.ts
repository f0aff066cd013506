import type { Locator, Page } from 'playwright-core';
import { formOf } from './designerForms';
import type { Hand } from './hands';

/** Fills fields of the form beside the canvas by hand. */
export class FormFiller {
  constructor(
    private readonly page: Page,
    private readonly hand: Hand,
  ) {}

  /** The form of a state; of the machine without a name. */
  async open(name?: string): Promise<Locator> {
    const { page, hand } = this;
    if (name !== undefined) await hand.select(name);
    const tab = page.getByRole('tab', { name: 'Form' });
    while ((await tab.getAttribute('aria-selected')) !== 'true') {
      // The arrow keys go from tab to tab.
      await page.locator('.design-side [role="tab"][aria-selected="true"]').focus();
      await page.keyboard.press('ArrowLeft');
    }
    const form = name === undefined ? page.getByRole('region', { name: 'Form of the machine' }) : formOf(page, name);
    await form.waitFor();
    return form;
  }

  /** Sets fields of a form or of a part of it. Values other than strings are written as JSON. */
  async fill(part: Locator, fields: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.set(part, name, value);
  }

  /** Presses a button of a form, wherever it is. */
  async press(button: Locator): Promise<void> {
    await this.unfold(button);
    await this.hand.press(button);
  }

  private async set(part: Locator, name: string, value: unknown): Promise<void> {
    const { hand } = this;
    const control = part
      .locator(`[data-field="${name}"] :is(input, textarea, select), [aria-label="${name}"]:is(input)`)
      .first();
    if ((await control.count()) === 0) {
      // One of fields that exclude each other.
      const list = part
        .locator('.one-of > .row > select')
        .filter({ has: this.page.getByText(name, { exact: true }) })
        .first();
      await this.unfold(list);
      await hand.pick(list, name);
      if (value === true) return;
    }
    await this.unfold(control);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const isList = (await control.evaluate((element) => (element as any).tagName as string)) === 'SELECT';
    await (isList ? hand.pick(control, text) : hand.write(control, text));
  }

  /** Fields that are not set are in a part that is closed. */
  private async unfold(control: Locator): Promise<void> {
    await control.waitFor({ state: 'attached' });
    for (;;) {
      const closed = control.locator('xpath=ancestor::details[not(@open)]');
      if ((await closed.count()) === 0) return;
      await this.hand.press(closed.first().locator('summary').first());
    }
  }
}
