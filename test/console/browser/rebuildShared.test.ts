import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { JsonObject } from '../../../src/util/json';
import { inBrowser, shows, useConsole } from '../support/browser';
import { definitionOf, openForm } from '../support/designerForms';
import { Draftsman } from '../support/Draftsman';
import { drawn, KeysHand, mixedHand, MouseHand, type Hand } from '../support/hands';

/** Definitions that AWS has taken. They are not part of the repository. */
const shared = path.join(__dirname, '../../../../shared/definitions/valid');
const isHere = fs.existsSync(shared);
if (!isHere) console.warn(`No definition is rebuilt from those that AWS has taken: ${shared} is not there.`);

const collection = 'step-functions-workflows-collection__';

inBrowser('a definition that AWS has taken is drawn from nothing', () => {
  const bench = useConsole();

  (isHere ? test : test.skip).each<[string, string, (page: Page) => Hand]>([
    [
      'with the mouse: a race of three branches',
      `${collection}either-or-parallel-pattern-statemachine__statemachine.json`,
      (page) => new MouseHand(page),
    ],
    [
      'with keys only: a Distributed Map, and a loop',
      `${collection}ingest-and-analyze-historical-storm-events-statemachine__statemachine.json`,
      (page) => keysOnly(page),
    ],
    [
      'with both: a batch job',
      'aws-step-functions-developer-guide__doc-source__batch-job-notification-block0.json',
      mixedHand,
    ],
  ])(
    '%s',
    async (_title, file, handFor) => {
      const definition = JSON.parse(fs.readFileSync(path.join(shared, file), 'utf8')) as JsonObject;
      const page = await openForm(bench, {});
      await drawn(page);
      await new Draftsman(page, handFor(page)).draw(definition);
      await shows(() => definitionOf(page), definition);
    },
    180_000,
  );
});

/** What the mouse does fails the test. */
function keysOnly(page: Page): Hand {
  void page.evaluate(`for (const kind of ['pointerdown', 'mousedown', 'dragstart'])
    addEventListener(kind, () => console.error('The mouse was used: ' + kind), true)`);
  return new KeysHand(page);
}
