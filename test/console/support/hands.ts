import type { Locator, Page } from 'playwright-core';

/** Where a new state goes: onto a state, into the first empty block, or onto the ground. */
export type Place = { readonly state: string } | 'empty block' | 'ground';

/** What a user does with the designer, in one way: with the mouse, or with keys only. */
export interface Hand {
  /** Adds what the palette calls `item`. */
  add(item: string, place: Place): Promise<void>;
  select(name: string): Promise<void>;
  rename(name: string, to: string): Promise<void>;
  /** Makes a state lead to another one, by a new way. */
  connect(from: string, to: string, way: 'next' | 'catch'): Promise<void>;
  /** Leads a way that is there, given by its last two path members (`Default`, `Choices 0`), to another state. */
  reconnect(from: string, way: string, to: string): Promise<void>;
  /** Does to a state what a menu and a key do. */
  act(name: string, title: string, key: string): Promise<void>;
  press(button: Locator): Promise<void>;
  /** Writes into a field and leaves it. */
  write(field: Locator, text: string): Promise<void>;
  pick(list: Locator, option: string): Promise<void>;
}

export const stateOn = (page: Page, name: string): Locator => page.locator(`[data-state="${name}"]`);

/** Waits until the canvas shows the text as it is now. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('.canvas[aria-busy="false"]').waitFor();
}

const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search the palette' });

export class MouseHand implements Hand {
  constructor(private readonly page: Page) {}

  async add(item: string, place: Place): Promise<void> {
    const { page } = this;
    await search(page).fill(item);
    await this.seeAll();
    const button = page.locator('.palette').getByRole('button', { name: item, exact: true });
    if (place === 'ground')
      await button.dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 5, y: 5 }, force: true });
    else if (place === 'empty block') await button.dragTo(page.locator('.lane.empty').first(), { force: true });
    else {
      const { x, y } = await this.handleOf(place.state);
      const box = await button.boundingBox();
      await this.page.mouse.move(box!.x + 10, box!.y + 10);
      await this.page.mouse.down();
      await this.page.mouse.move(x, y - 6, { steps: 4 });
      await this.page.mouse.move(x, y, { steps: 2 });
      await this.page.mouse.up();
    }
    await drawn(page);
  }

  async select(name: string): Promise<void> {
    await this.seeAll();
    const { x, y } = await this.handleOf(name);
    await this.page.mouse.click(x, y);
    await this.page.locator('.state-tools').getByText(`Selected: ${name}`, { exact: true }).waitFor();
  }

  async rename(name: string, to: string): Promise<void> {
    await this.select(name);
    await this.page.locator('.state-tools').getByRole('button', { name: 'Rename' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(to);
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    await stateOn(this.page, to).waitFor();
    await drawn(this.page);
  }

  async connect(from: string, to: string, way: 'next' | 'catch'): Promise<void> {
    await this.seeAll();
    await stateOn(this.page, from).hover({ force: true });
    const node = this.page.locator('.react-flow__node').filter({ has: stateOn(this.page, from) });
    await this.drag(node.locator(`.source[data-handleid="${way}"]`), to);
  }

  async reconnect(from: string, way: string, to: string): Promise<void> {
    await this.seeAll();
    const [field, index] = way.split(' ');
    const end = JSON.stringify([from, field, ...(index === undefined ? [] : [Number(index), 'Next'])]).slice(1);
    await this.drag(this.page.locator(`.react-flow__edge[data-id$='${end}'] .react-flow__edgeupdater-target`), to);
  }

  async act(name: string, title: string): Promise<void> {
    await this.select(name);
    const tools = this.page.locator('.state-tools');
    await tools.locator('summary').click();
    await tools.getByRole('button', { name: title, exact: true }).click();
    await drawn(this.page);
  }

  async press(button: Locator): Promise<void> {
    await button.click();
  }

  async write(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.fill(text);
    // A click beside it leaves it.
    await this.page.locator('.form-panel h2').click();
  }

  async pick(list: Locator, option: string): Promise<void> {
    await list.selectOption(option);
  }

  private async seeAll(): Promise<void> {
    await drawn(this.page);
    await this.page.getByRole('button', { name: 'All of it' }).click();
    await this.page.mouse.move(0, 0);
  }

  /** A point of a state that no box inside it covers. */
  private async handleOf(name: string): Promise<{ x: number; y: number }> {
    const state = stateOn(this.page, name);
    const box = (await state.boundingBox())!;
    const hasBlocks = /\bblock\b/.test((await state.getAttribute('class'))!);
    return { x: box.x + box.width / 2, y: box.y + (hasBlocks ? 8 : box.height / 2) };
  }

  private async drag(from: Locator, to: string): Promise<void> {
    const { mouse } = this.page;
    const start = (await from.boundingBox())!;
    const end = await this.handleOf(to);
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await mouse.down();
    await mouse.move(end.x, end.y - 8, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 2 });
    await mouse.up();
    await drawn(this.page);
  }
}

/** Never touches the mouse. What Tab would reach is focused at once. */
export class KeysHand implements Hand {
  constructor(private readonly page: Page) {}

  async add(item: string, place: Place): Promise<void> {
    const { page } = this;
    await drawn(page);
    if (place === 'empty block') await this.chooseEmptyBlock();
    else if (place !== 'ground') await this.select(place.state);
    else {
      await page.locator('.canvas').focus();
      await page.keyboard.press('Escape');
    }
    await this.type(search(page), item);
    await page.keyboard.press(place === 'ground' ? 'Shift+Enter' : 'Enter');
    await drawn(page);
  }

  async select(name: string): Promise<void> {
    await drawn(this.page);
    await stateOn(this.page, name).focus();
    await this.page.keyboard.press('Space');
    await this.page.locator('.state-tools').getByText(`Selected: ${name}`, { exact: true }).waitFor();
  }

  async rename(name: string, to: string): Promise<void> {
    await this.select(name);
    await this.page.keyboard.press('F2');
    await this.type(this.page.getByRole('dialog').getByLabel('Name'), to);
    await this.page.keyboard.press('Enter');
    await stateOn(this.page, to).waitFor();
    await drawn(this.page);
  }

  async connect(from: string, to: string, way: 'next' | 'catch'): Promise<void> {
    await this.lead(from, way === 'next' ? /^Next/ : /^a new catcher/, to);
  }

  async reconnect(from: string, way: string, to: string): Promise<void> {
    const [field, index] = way.split(' ');
    await this.lead(
      from,
      index === undefined ? new RegExp(`^${field!}`) : new RegExp(`^rule ${Number(index) + 1}`),
      to,
    );
  }

  async act(name: string, _title: string, key: string): Promise<void> {
    await this.select(name);
    await this.page.keyboard.press(key);
    await drawn(this.page);
  }

  async press(button: Locator): Promise<void> {
    await button.focus();
    await this.page.keyboard.press('Enter');
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.type(field, text);
    // Completions take the Tab key while they are open.
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Tab');
  }

  async pick(list: Locator, option: string): Promise<void> {
    const values = await list.locator('option').evaluateAll((all) => all.map((one) => (one as any).value as string));
    const from = values.indexOf(await list.inputValue());
    const to = values.indexOf(option);
    await list.focus();
    for (let at = from; at < to; at++) await this.page.keyboard.press('ArrowDown');
    for (let at = from; at > to; at--) await this.page.keyboard.press('ArrowUp');
  }

  private async lead(from: string, way: RegExp, to: string): Promise<void> {
    await this.select(from);
    await this.page.keyboard.press('c');
    const dialog = this.page.getByRole('dialog');
    const [ways, targets] = [dialog.getByLabel(/^Way out/), dialog.getByLabel(/^To/)];
    const options = ways.locator('option').filter({ hasText: way });
    await this.pick(ways, await options.first().evaluate((one) => (one as any).value as string));
    await this.pick(targets, to);
    await this.press(dialog.getByRole('button', { name: 'Connect', exact: true }));
    await dialog.waitFor({ state: 'hidden' });
    await drawn(this.page);
  }

  /** The tree has a line for each block. */
  private async chooseEmptyBlock(): Promise<void> {
    const { page } = this;
    const tab = page.locator('.design-side [role="tab"][aria-selected="true"]');
    await tab.focus();
    while ((await page.locator('.states-tree').count()) === 0) await page.keyboard.press('ArrowRight');
    const empty = page.locator('.tree-row.is-block', { hasText: 'empty' }).first();
    await page.locator('.states-tree [tabindex="0"]').focus();
    await page.keyboard.press('Home');
    while ((await empty.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  }

  private async type(field: Locator, text: string): Promise<void> {
    await field.focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }
}

/** Now with the one, now with the other. */
export function mixedHand(page: Page): Hand {
  const hands = [new MouseHand(page), new KeysHand(page)];
  let next = 0;
  return new Proxy(hands[0]!, {
    get: (_target, name) => {
      const hand = hands[next++ % 2]!;
      return (Reflect.get(hand, name) as (...given: unknown[]) => unknown).bind(hand);
    },
  });
}
