import type { Locator, Page } from 'playwright-core';
import type { JsonObject } from '../../../src/util/json';
import { shows } from './browser';
import type { ConsoleBench } from './ConsoleBench';
import { createMachine, sceneService } from './scenes';

const prefix = 'arn:aws:states:us-east-1:123456789012:stateMachine:';

/** A definition with each kind of control; `Note` is no field. */
export const worker = {
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
      Retry: [{ ErrorEquals: ['Card.Busy'], MaxAttempts: 2 }],
      Next: 'Pick',
      Note: 'kept',
    },
    Pick: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 10, Next: 'Pause' }],
      Default: 'Done',
    },
    Pause: { Type: 'Wait', Seconds: 5, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

/** Opens a definition, and the form beside it. */
export async function openForm(bench: ConsoleBench, definition: object = worker): Promise<Page> {
  const service = sceneService();
  createMachine(service, 'worker', { StartAt: 'Z', States: { Z: { Type: 'Succeed' } } });
  const { url } = await bench.serve(service);
  const page = await bench.open(`${url}/#/design/${encodeURIComponent(`${prefix}worker`)}`);
  await page.getByRole('tab', { name: 'Definition text' }).click();
  // It need not be one that AWS takes.
  await page.locator('.cm-content').fill(JSON.stringify(definition, null, 1));
  await shows(() => definitionOf(page).catch(String), definition);
  await page.getByRole('tab', { name: 'Form' }).click();
  await page.locator('.form-panel').waitFor();
  return page;
}

export function formOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name: `Form of ${name}` });
}

/** The form of a state, selected on the canvas. */
export async function selectState(page: Page, name: string): Promise<Locator> {
  // Other boxes may lie over a block's.
  await page.locator(`[data-state="${name}"]`).first().dispatchEvent('click');
  await page.getByRole('tab', { name: 'Form' }).click();
  const form = formOf(page, name);
  await form.waitFor();
  return form;
}

export async function definitionOf(page: Page): Promise<{ States: Record<string, JsonObject> } & JsonObject> {
  const text = await page.evaluate(`(() => {
    const lines = document.querySelector('.editor-host').shadowRoot.querySelectorAll('.cm-line');
    return [...lines].map((line) => line.textContent).join('\\n');
  })()`);
  return JSON.parse(text as string);
}

/** The state in the text. */
export const stateIn = (page: Page, name: string) => async () => (await definitionOf(page)).States[name];
