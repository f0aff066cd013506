import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startingWorkflows } from '../../../src/console/views/design/palette/startingWorkflows';
import type { JsonObject } from '../../../src/util/json';
import { inBrowser, shows, useConsole } from '../support/browser';
import { definitionOf, openForm } from '../support/designerForms';
import { FormFiller } from '../support/FormFiller';
import { drawn, KeysHand, mixedHand, MouseHand, type Hand } from '../support/hands';

const fixtures = path.join(__dirname, '../fixtures');

const read = (file: string): JsonObject => JSON.parse(fs.readFileSync(file, 'utf8')) as JsonObject;

inBrowser('a workflow is drawn from nothing', () => {
  const bench = useConsole();

  async function empty(): Promise<Page> {
    const page = await openForm(bench, {});
    await drawn(page);
    return page;
  }

  test('with the mouse: a job is polled', async () => {
    const page = await empty();
    await drawPoll(page, new MouseHand(page));
    const wanted = startingWorkflows.find(({ title }) => title === 'Poll a job')!.definition;
    await shows(() => definitionOf(page), wanted);
  }, 60_000);

  test('with keys only: parcels, each in a Map', async () => {
    const page = await empty();
    // What the mouse does from here on fails the test.
    await page.evaluate(`for (const kind of ['pointerdown', 'mousedown', 'dragstart'])
      addEventListener(kind, () => console.error('The mouse was used: ' + kind), true)`);
    await drawParcels(page, new KeysHand(page));
    await shows(() => definitionOf(page), read(path.join(fixtures, 'parcels.asl.json')));
  }, 60_000);

  test('with both: a Map in a Parallel', async () => {
    const page = await empty();
    await drawClosing(page, mixedHand(page));
    await shows(() => definitionOf(page), read(path.join(fixtures, 'closing.asl.json')));
  }, 60_000);
});

async function drawPoll(page: Page, hand: Hand): Promise<void> {
  const form = new FormFiller(page, hand);
  await form.fill(await form.open(), {
    QueryLanguage: 'JSONata',
    Comment: 'Starts a job and asks for its status until it is done.',
  });
  await hand.add('lambda:invoke', 'ground');
  await hand.rename('Invoke lambda', 'Start job');
  const start = await form.open('Start job');
  await form.fill(start, { FunctionName: 'StartJob', Assign: 'jobId', jobId: '{% $states.result.Payload.jobId %}' });
  await hand.add('Wait', { state: 'Start job' });
  await hand.rename('Wait', 'Wait for job');
  await form.fill(await form.open('Wait for job'), { Seconds: 30 });
  await hand.add('lambda:invoke', { state: 'Wait for job' });
  await hand.rename('Invoke lambda', 'Get status');
  await form.fill(await form.open('Get status'), {
    FunctionName: 'JobStatus',
    Payload: { jobId: '{% $jobId %}' },
    Output: '{% $states.result.Payload %}',
  });
  await hand.add('Choice', { state: 'Get status' });
  await hand.rename('Choice', 'Done?');
  await hand.rename('Success', 'Job done');
  await hand.add('Fail', 'ground');
  await hand.rename('Failed', 'Job failed');
  await form.fill(await form.open('Job failed'), { Error: 'Job.Failed', Cause: 'The job has failed.' });
  await hand.reconnect('Done?', 'Default', 'Wait for job');
  const choice = await form.open('Done?');
  await form.press(choice.getByRole('button', { name: 'Add rule' }));
  await form.fill(choice.getByRole('listitem', { name: 'Rule 1' }), {
    Condition: "{% $states.input.status = 'SUCCEEDED' %}",
  });
  await form.fill(choice.getByRole('listitem', { name: 'Rule 2' }), {
    Condition: "{% $states.input.status = 'FAILED' %}",
    Next: 'Job failed',
  });
}

async function drawParcels(page: Page, hand: Hand): Promise<void> {
  const form = new FormFiller(page, hand);
  await hand.add('Map', 'ground');
  await hand.rename('For each', 'Each parcel');
  await form.fill(await form.open('Each parcel'), {
    ItemsPath: '$.parcels',
    MaxConcurrency: 8,
    ResultPath: '$.labels',
  });
  await hand.add('Pass', { state: 'Each parcel' });
  await hand.rename('Pass', 'Tell the depot');
  await hand.add('Pass', 'empty block');
  await hand.rename('Pass', 'Weigh');
  await form.fill(await form.open('Weigh'), { ResultPath: '$.grams', Result: 420 });
  await hand.add('lambda:invoke', { state: 'Weigh' });
  await hand.rename('Invoke lambda', 'Print label');
  await hand.add('Choice', { state: 'Weigh' });
  await hand.rename('Choice', 'Is it heavy?');
  // The Choice leads on; a van comes in between by the rule.
  await hand.add('lambda:invoke', { state: 'Print label' });
  await hand.rename('Invoke lambda', 'Book a van');
  await hand.add('Pass', { state: 'Book a van' });
  await hand.rename('Pass', 'Put aside');
  await hand.reconnect('Is it heavy?', 'Choices 0', 'Book a van');
  const choice = await form.open('Is it heavy?');
  const rule = choice.getByRole('listitem', { name: 'Rule 1' });
  await form.fill(rule, { Variable: '$.heavy' });
  await hand.pick(rule.getByLabel('Operator'), 'BooleanEquals');
  await form.fill(rule, { BooleanEquals: 'true' });
  for (const [name, called] of [
    ['Print label', 'label'],
    ['Book a van', 'van'],
  ] as const) {
    const task = await form.open(name);
    await form.fill(task, { End: true });
    await form.fill(task, { FunctionName: called, OutputPath: '$.Payload' });
    await hand.connect(name, 'Put aside', 'catch');
  }
  const label = await form.open('Print label');
  await form.fill(label.getByRole('listitem', { name: 'Catcher 1' }), { 'ErrorEquals 1': 'Printer.Broken' });
  const van = await form.open('Book a van');
  await form.press(van.getByRole('button', { name: 'Add retrier', includeHidden: true }));
  const retrier = van.getByRole('listitem', { name: 'Retrier 1' });
  await form.fill(retrier, { 'ErrorEquals 1': 'Van.None', IntervalSeconds: 30, MaxAttempts: 2 });
  await form.press(retrier.getByRole('button', { name: 'Remove BackoffRate', includeHidden: true }));
  await form.fill(await form.open('Put aside'), { Result: '"aside"' });
}

async function drawClosing(page: Page, hand: Hand): Promise<void> {
  const form = new FormFiller(page, hand);
  const lambda = { OutputPath: '$.Payload' };
  await hand.add('Parallel', 'ground');
  await hand.rename('Parallel', 'Close the day');
  await hand.add('Succeed', { state: 'Close the day' });
  await hand.rename('Success', 'Good night');
  await hand.add('Fail', 'ground');
  await hand.rename('Failed', 'Call the manager');
  await form.fill(await form.open('Call the manager'), { Error: 'Day.NotClosed' });
  await hand.connect('Close the day', 'Call the manager', 'catch');
  await hand.add('Map', 'empty block');
  await hand.rename('For each', 'Each till');
  const tills = await form.open('Each till');
  await form.fill(tills, { ItemsPath: '$.tills' });
  await form.press(tills.getByRole('button', { name: 'Remove ProcessorConfig' }));
  await hand.add('Pass', { state: 'Each till' });
  await hand.rename('Pass', 'Sum all');
  await hand.add('Parallel', 'empty block');
  await hand.rename('Parallel', 'Count till');
  await hand.add('Pass', { state: 'Count till' });
  await hand.rename('Pass', 'Sum till');
  await hand.add('lambda:invoke', 'empty block');
  await hand.rename('Invoke lambda', 'Count notes');
  await form.fill(await form.open('Count notes'), { FunctionName: 'notes', ...lambda });
  await hand.add('lambda:invoke', 'empty block');
  await hand.rename('Invoke lambda', 'Count coins');
  await form.fill(await form.open('Count coins'), { FunctionName: 'coins', ...lambda });
  await hand.add('Pass', { state: 'Count coins' });
  await hand.rename('Pass', 'Coins done');
  await hand.add('Choice', { state: 'Count coins' });
  await hand.rename('Choice', 'Coins ok?');
  await hand.add('Wait', { state: 'Coins ok?' });
  await hand.rename('Wait', 'Count coins again');
  const rule = (await form.open('Coins ok?')).getByRole('listitem', { name: 'Rule 1' });
  await form.fill(rule, { Variable: '$.ok' });
  await hand.pick(rule.getByLabel('Operator'), 'BooleanEquals');
  await form.fill(rule, { BooleanEquals: 'true' });
  await hand.add('Wait', 'empty block');
  await hand.rename('Wait', 'Lock doors');
  await form.fill(await form.open('Lock doors'), { Seconds: 30 });
  await hand.add('Pass', { state: 'Lock doors' });
  await hand.rename('Pass', 'Lights off');
}
