import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { failureOf } from '../../harness/support/failureOf';
import { orderDefinition, orderMachine } from '../../harness/support/orderMachine';

const { sfn, order } = orderMachine();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'replay-run-'));
const file = path.join(folder, 'sub', 'order.json');
const definitionFile = path.join(folder, 'order.asl.json');
fs.writeFileSync(definitionFile, JSON.stringify(orderDefinition, null, 2));
afterAll(() => fs.rmSync(folder, { recursive: true }));

beforeEach(async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  order
    .mock('Ship')
    .throws('Shipping.Down')
    .once()
    .returns({ Payload: { parcel: 1 } });
  await (await order.run({ total: 1 })).record(file);
});

/** With another `Ship`. */
const withShip = (change: object): object => ({
  ...orderDefinition,
  States: { ...orderDefinition.States, Ship: { ...orderDefinition.States.Ship, ...change } },
});

test('a recorded run is played on the machine, without its mocks', async () => {
  order.mock('Ship').throws('Not.Asked');
  const run = await order.replay(file);
  expect(run).toHaveSucceeded();
  expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Ship']);
  expect(run.state('Ship')).toHaveRetried(1);
  expect(run).toMatchRecording(file);
});

test('sfn.replay uses the machine of the recorded name, or another definition', async () => {
  expect(await sfn.replay(file)).toMatchRecording(file);
  expect(await sfn.replay(file, { definition: orderDefinition })).toMatchRecording(file);
  expect(await sfn.replay(file, { definition: definitionFile })).toMatchRecording(file);
});

test('rejects when the recording has no answer, with the place of the call', async () => {
  const other = sfn.stateMachine(withShip({ Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', Parameters: {} }));
  await expect(other.replay(file)).rejects.toThrow(
    [
      `${file} does not say what the result would have been.`,
      `Task 'Ship' calls aws-sdk:s3:listBuckets, but the recording has the answer of lambda:invoke: its answer is not known.`,
    ].join('\n'),
  );
  await expect(other.replay(file)).rejects.toThrow(/\nchanged: \/States\/Ship\/Resource$/);
});

test('rejects an invalid recording, machine or option', async () => {
  await expect(order.replay(definitionFile)).rejects.toThrow('is not a recording of `stepmill record`.');
  await expect(order.replay('none.json')).rejects.toThrow('The recording cannot be read: there is no file none.json.');
  await expect(sfn.replay(file, { machine: 'x' } as never)).rejects.toThrow(
    "sfn.replay(file, options) has no option 'machine'",
  );
  await expect(sfn.replay(file, { name: 'x' })).rejects.toThrow('are those of the machine of { definition }');
  await expect(sfn.replay(file, { type: 'EXPRESS' })).rejects.toThrow('are those of the machine of { definition }');
  const other = sfn.fresh();
  await expect(other.replay(file)).rejects.toThrow(
    "is of the state machine 'Order', but the test has none with that name",
  );
  const cut = path.join(folder, 'cut.json');
  fs.writeFileSync(cut, fs.readFileSync(file, 'utf8').replace(/,\n[^\n]*ExecutionSucceeded[^\n]*\n/, '\n'));
  await expect(order.replay(cut)).rejects.toThrow('it is incomplete.');
});

test('rejects recording a running, an Express, or a replayed execution', async () => {
  const replayed = await order.replay(file);
  await expect(replayed.record(file)).rejects.toThrow('This run can be read, but not be recorded.');
  const express = sfn.stateMachine({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, { type: 'EXPRESS' });
  await expect((await express.run()).record(file)).rejects.toThrow('an execution of an EXPRESS state machine');
  const open = sfn.stateMachine({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', End: true } },
  });
  await sfn.client().send(new (await import('@aws-sdk/client-sfn')).CreateActivityCommand({ name: 'a' }));
  const started = await open.start();
  await expect((await started.now()).record(file)).rejects.toThrow('The execution had not ended');
  await started.stop();
});

test('the type of the machine counts: EXPRESS times out after five minutes', async () => {
  const slow = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } } as const;
  await (await sfn.stateMachine(slow, { name: 'Slow' }).run()).record(file);
  const template = path.join(folder, 'template.json');
  const resource = { Type: 'AWS::Serverless::StateMachine', Properties: { Type: 'EXPRESS', Definition: slow } };
  fs.writeFileSync(template, JSON.stringify({ Resources: { Slow: resource } }));
  const runs = [
    await sfn.stateMachine(slow, { name: 'Slow', type: 'EXPRESS' }).replay(file),
    await sfn.stateMachine(template, 'Slow').replay(file),
    await sfn.replay(file, { definition: template, name: 'Slow' }),
    await sfn.replay(file, { definition: slow, type: 'EXPRESS' }),
  ];
  for (const run of runs) {
    expect(run).toHaveTimedOut();
    expect(run).toHaveTaken('5m');
    expect(failureOf(() => expect(run).toMatchRecording(file))).toContain(
      'The state machine is EXPRESS, but it was STANDARD when it was recorded.',
    );
  }
  expect(await sfn.replay(file, { definition: slow })).toMatchRecording(file);
});
