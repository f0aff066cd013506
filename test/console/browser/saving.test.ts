import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { FileServer } from '../../../src/cli/start/FileServer';
import type { StartOptions } from '../../../src/cli/start/StartOptions';
import type { RunningServer } from '../../../src/emulator/server/startServer';
import { loadMockConfig } from '../../../src/tasks/mocking/config/loadMockConfig';
import { TestTerminal } from '../../cli/support/cli';
import { inBrowser, shows, useConsole } from '../support/browser';
import { sceneService } from '../support/scenes';

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';
const template = `# The order
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Charge # first
        States:
          Charge:
            Type: Pass
            Next: Ship
          Ship: { Type: Succeed }
`;

const mocks = {
  StateMachines: { Order: { TestCases: { Declined: { Charge: 'No' } } } },
  MockedResponses: { No: { '0': { Throw: { Error: 'CardDeclined', Cause: '' } } } },
};

inBrowser('a machine that a file declares', () => {
  const bench = useConsole();

  async function edit(
    content = template,
  ): Promise<{ page: Page; file: string; url: string; restart: () => Promise<void> }> {
    const folder = fs.mkdtempSync(path.join(bench.folder, 'served-'));
    const file = path.join(folder, 'template.yaml');
    fs.writeFileSync(file, content);
    const serve = (port: number): Promise<RunningServer> => {
      const service = sceneService();
      service.mocks.useConfig(loadMockConfig(mocks, 'mocks.json'));
      const options = { port, host: '127.0.0.1', watch: false } as StartOptions;
      const files = new FileServer(service, [file], options, new TestTerminal({})).editable();
      const owner = { stop: () => undefined, deploy: () => ({ stateMachines: [], problems: [] }), files };
      return bench.serve(service, { owner, port });
    };
    const first = await serve(0);
    const { url, port } = first;
    const restart = async (): Promise<void> => {
      await first.close();
      await serve(port);
    };
    const page = await bench.open(`${url}/#/design/${arn}`);
    await page.locator('.cm-content').waitFor();
    return { page, file, url, restart };
  }

  const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save …' }).click();

  /** Types at the end of a line of the editor. */
  async function typeAfter(page: Page, line: string, text: string): Promise<void> {
    await page.locator('.cm-line', { hasText: line }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.insertText(text);
  }

  test('is on the list of files that can be edited, with those that cannot', async () => {
    const { page, url } = await edit(`${template}  Pack:
    Type: AWS::Serverless::StateMachine
    Properties: { Definition: { Ref: Elsewhere } }
`);
    await page.goto(`${url}/#/`);
    const files = page.getByRole('region', { name: 'Files' });
    await shows(
      () => files.locator('tbody td').allTextContents(),
      [
        ...['template.yaml', 'Order', ''],
        ...['template.yaml', 'Pack', 'The definition is made by Ref, whose value is known when it is deployed.'],
      ],
    );
    await files.getByRole('link', { name: 'Edit Order in template.yaml' }).click();
    await page.locator('.cm-line', { hasText: '# The order' }).waitFor();
  });

  test('is edited in the template, and saved to it after the difference was shown', async () => {
    const { page, file } = await edit();
    await typeAfter(page, 'Type: Pass', '\n            Comment: charges');
    await save(page);
    await shows(
      () => page.locator('.difference ins').allTextContents(),
      ['   12 + ' + '            Comment: charges\n'],
    );
    expect(fs.readFileSync(file, 'utf8')).toBe(template);
    await page.getByRole('button', { name: 'Write the file' }).click();
    await page.getByText('Saved.').waitFor();
    expect(fs.readFileSync(file, 'utf8')).toBe(
      template.replace('Type: Pass\n', 'Type: Pass\n            Comment: charges\n'),
    );
  });

  test('keeps the ends of its lines: by typing, on the canvas and back', async () => {
    const { page, file } = await edit(template.replaceAll('\n', '\r\n'));
    await typeAfter(page, 'Type: Pass', '\n            Comment: charges');
    await page.locator('[data-state="Ship"]').click();
    await shows(() => page.locator('.cm-activeLine').textContent(), '          Ship: { Type: Succeed }');
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByLabel('Name').fill('Send');
    await page.keyboard.press('Enter');
    await typeAfter(page, 'StartAt: Charge # first', ' of all');
    await save(page);
    await page.getByRole('button', { name: 'Write the file' }).click();
    await page.getByText('Saved.').waitFor();
    const wanted = template
      .replace('Type: Pass\n', 'Type: Pass\n            Comment: charges\n')
      .replaceAll('Ship', 'Send')
      .replace('# first', '# first of all');
    expect(fs.readFileSync(file, 'utf8')).toBe(wanted.replaceAll('\n', '\r\n'));
  });

  test('copied states are pasted as they are written, also into another tab', async () => {
    const { page, url } = await edit(
      template.replace('Type: Pass\n', 'Type: Pass # as it is\n            Result: 1.0\n'),
    );
    await page.locator('[data-state="Charge"]').click();
    await page.keyboard.press('Control+c');
    await page.locator('.said').getByText('Copied Charge').waitFor();
    const paste = async (tab: Page, wanted: readonly string[]): Promise<void> => {
      await tab.locator('[data-state="Charge"]').click();
      await tab.keyboard.press('Control+v');
      const written = tab.locator('.cm-line', { hasText: /# as it is|Result: 1\.0/ });
      await shows(() => written.allTextContents(), wanted);
    };
    const lines = ['            Type: Pass # as it is', '            Result: 1.0'];
    await paste(page, [...lines, ...lines]);
    const other = await bench.open(`${url}/#/design/${arn}`, { keep: true });
    await other.locator('[data-state="Charge"]').waitFor();
    await other.bringToFront();
    await paste(other, [...lines, ...lines]);
  });

  test('is completed and highlighted as the YAML that it is', async () => {
    const { page } = await edit();
    await typeAfter(page, 'Type: Pass', '\n            ');
    await page.keyboard.type('Comm');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'Comment' }).click();
    await page.keyboard.type('charges');
    const line = page.locator('.cm-line', { hasText: 'charges' });
    await shows(() => line.textContent(), '            Comment: charges');
    await page.locator('.cm-line', { hasText: 'Next: Ship' }).click();
    await page.keyboard.press('End');
    for (const _ of 'Ship') await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Space');
    const options = page.locator('.cm-tooltip-autocomplete li');
    await shows(() => options.locator('.cm-completionLabel').allTextContents(), ['Charge', 'Ship']);
    await options.nth(1).click();
    await page.locator('.cm-line', { hasText: 'Next: Ship' }).waitFor();
    // A finding may be around both.
    const words = line.locator('span:not(:has(span))');
    expect(await words.allTextContents()).toEqual(['Comment', 'charges']);
    expect(await words.nth(0).getAttribute('class')).not.toBe(await words.nth(1).getAttribute('class'));
  });

  test('a rename says which test cases of the mock file name the state', async () => {
    const { page } = await edit();
    await page.locator('[data-state="Charge"]').focus();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByLabel('Name').fill('Pay');
    await page.keyboard.press('Enter');
    await page
      .locator('.said')
      .getByText('mocks.json names Charge in the test case Declined of Order: rename it there, too.')
      .waitFor();
  });

  describe('with a mock file and a test beside it', () => {
    const mockFile = JSON.stringify(mocks, null, 2);
    const specification = "// stepmill\norder.mock('Charge');\n";

    async function rename(state: string, name: string, page: Page): Promise<void> {
      await page.locator(`[data-state="${state}"]`).focus();
      await page.keyboard.press('F2');
      await page.getByRole('dialog').getByLabel('Name').fill(name);
    }

    async function editBeside() {
      const opened = await edit();
      const folder = path.dirname(opened.file);
      fs.writeFileSync(path.join(folder, 'MockConfigFile.json'), mockFile);
      fs.writeFileSync(path.join(folder, 'order.test.js'), specification);
      const read = (): readonly string[] =>
        ['template.yaml', 'MockConfigFile.json', 'order.test.js'].map((name) =>
          fs.readFileSync(path.join(folder, name), 'utf8'),
        );
      return { ...opened, folder, read };
    }

    const renamed = [template.replaceAll('Charge', 'Pay'), mockFile.replace('"Charge"', '"Pay"'), specification];

    test('a rename lists the places, and changes them when it is saved; undo takes that back', async () => {
      const { page, read } = await editBeside();
      await rename('Charge', 'Pay', page);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Change 1 place in MockConfigFile.json').waitFor();
      expect(await dialog.getByRole('list', { name: 'order.test.js' }).textContent()).toMatch(
        /^2 order\.mock\('Charge'\); stays: The /,
      );
      await page.keyboard.press('Enter');
      await page.locator('.said').getByText('Saving changes MockConfigFile.json, too.').waitFor();
      expect(read()).toEqual([template, mockFile, specification]);
      await save(page);
      await shows(
        () => page.getByRole('region', { name: 'What saving changes in MockConfigFile.json' }).locator('ins').count(),
        1,
      );
      await page.getByRole('button', { name: 'Write 2 files' }).click();
      await page.getByText('Saved.').waitFor();
      expect(read()).toEqual(renamed);
      await page.getByRole('button', { name: /^Undo/ }).click();
      await save(page);
      await page.getByRole('button', { name: 'Write 2 files' }).click();
      await page.getByText('Saved.').waitFor();
      expect(read()).toEqual([template, mockFile, specification]);
    });

    test('undo before saving forgets the other files; so does taking the tick away', async () => {
      const { page, read } = await editBeside();
      await rename('Charge', 'Pay', page);
      await page.getByRole('dialog').getByLabel('Change 1 place in MockConfigFile.json').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.said').getByText('Saving changes MockConfigFile.json, too.').waitFor();
      await page.getByRole('button', { name: /^Undo/ }).click();
      await rename('Charge', 'Pay', page);
      await page.getByRole('dialog').getByLabel('Change 1 place in MockConfigFile.json').uncheck();
      await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
      await page.locator('.said').getByText('stay as they are').waitFor();
      await save(page);
      await page.getByRole('button', { name: 'Write the file' }).click();
      await page.getByText('Saved.').waitFor();
      expect(read()).toEqual([renamed[0], mockFile, specification]);
    });

    test('a mock file in which the new name is taken stays, and the dialog says why', async () => {
      const { page, read, folder } = await editBeside();
      const taken = mockFile.replace('"Charge": "No"', '"Charge": "No", "Pay": "No"');
      fs.writeFileSync(path.join(folder, 'MockConfigFile.json'), taken);
      await rename('Charge', 'Pay', page);
      await page.getByRole('dialog').getByLabel('Change 1 place in MockConfigFile.json').waitFor();
      await page.keyboard.press('Enter');
      await save(page);
      const staying = page.getByRole('list', { name: 'What stays in MockConfigFile.json' });
      await staying.getByText('stays: The test case Declined of Order would name Pay twice.').waitFor();
      await page.getByRole('button', { name: 'Write the file' }).click();
      await page.getByText('Saved.').waitFor();
      expect(read()).toEqual([renamed[0], taken, specification]);
    });

    test('a mock file that changes meanwhile is shown again, and nothing is written', async () => {
      const { page, read, folder } = await editBeside();
      await rename('Charge', 'Pay', page);
      await page.getByRole('dialog').getByLabel('Change 1 place in MockConfigFile.json').waitFor();
      await page.keyboard.press('Enter');
      await save(page);
      await page.getByRole('button', { name: 'Write 2 files' }).waitFor();
      fs.appendFileSync(path.join(folder, 'MockConfigFile.json'), '\n');
      await page.getByRole('button', { name: 'Write 2 files' }).click();
      await page.getByText(/^MockConfigFile\.json has changed since:/).waitFor();
      expect(read()).toEqual([template, `${mockFile}\n`, specification]);
      await page.getByRole('button', { name: 'Write 2 files' }).click();
      await page.getByText('Saved.').waitFor();
      expect(read()).toEqual([renamed[0], `${renamed[1]!}\n`, specification]);
    });

    test('a rename that is not saved is back with the text after the page has ended', async () => {
      const { page, read, url } = await editBeside();
      await rename('Charge', 'Pay', page);
      await page.getByRole('dialog').getByLabel('Change 1 place in MockConfigFile.json').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('Not saved; kept in this browser').waitFor();
      await page.close();
      const next = await bench.open(`${url}/#/design/${arn}`, { keep: true });
      await next.getByText(/Unsaved text of .* is back/).waitFor();
      await save(next);
      await next.getByRole('button', { name: 'Write 2 files' }).click();
      await next.getByText('Saved.').waitFor();
      expect(read()).toEqual(renamed);
    });
  });

  test('that somebody else has changed is not overwritten unasked', async () => {
    const { page, file } = await edit();
    await typeAfter(page, 'Type: Pass', '\n            Comment: mine');
    const theirs = template.replace('# The order', '# Their order');
    fs.writeFileSync(file, theirs);
    await save(page);
    await page.getByText('The file has changed since you opened it.').waitFor();
    await shows(
      () => page.getByRole('region', { name: 'What has changed in the file' }).locator('ins').allTextContents(),
      ['    1 + # Their order\n'],
    );
    expect(fs.readFileSync(file, 'utf8')).toBe(theirs);
    await page.getByRole('button', { name: "Take the file's text" }).click();
    await shows(async () => (await page.locator('.cm-line').first().textContent()) ?? '', '# Their order');
    expect(await page.getByRole('button', { name: 'Save …' }).isDisabled()).toBe(true);
  });

  test('unsaved text is back after the page and the server have ended', async () => {
    const { page, url, restart } = await edit();
    await typeAfter(page, 'Type: Pass', '\n            Comment: unsaved');
    await page.getByText('Not saved; kept in this browser').waitFor();
    await page.close();
    await restart();
    const next = await bench.open(`${url}/#/design/${arn}`, { keep: true });
    await next.getByText('Comment: unsaved').first().waitFor();
    await next.getByText(/Unsaved text of .* is back/).waitFor();
  });
});
