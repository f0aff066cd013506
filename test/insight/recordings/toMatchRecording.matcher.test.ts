import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { failureOf } from '../../harness/support/failureOf';
import { orderDefinition, orderMachine } from '../../harness/support/orderMachine';

const { sfn, order } = orderMachine();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-match-recording-'));
const file = path.join(folder, 'order.json');
afterAll(() => fs.rmSync(folder, { recursive: true }));

beforeEach(async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  order.mock('Ship').returns({ Payload: { parcel: 1 } });
  await (await order.run({ total: 1 })).record(file);
});

test('a run that matches the recording, replayed or not', async () => {
  expect(await order.replay(file)).toMatchRecording(file);
  expect(await order.run({ total: 1 })).toMatchRecording(file);
  expect(await order.run({ total: 2 })).not.toMatchRecording(file);
});

test('a failure shows the first difference and the place that made it', async () => {
  const definitionFile = path.join(folder, 'order.asl.json');
  const text = JSON.stringify(orderDefinition, null, 2);
  fs.writeFileSync(definitionFile, text.replace('"NumericGreaterThan": 100', '"NumericGreaterThan": 0'));
  const changed = sfn.stateMachine(definitionFile);
  const run = await changed.replay(file);
  const line = text.split('\n').findIndex((one) => one.includes('NumericGreaterThan')) + 1;
  const message = failureOf(() => expect(run).toMatchRecording(file)).replaceAll(folder, '.');
  expect(message).toBe(
    [
      'expected the execution to do what was recorded (./order.json)',
      "first difference: state after state 'IsLarge'",
      "  recorded: 'Ship'",
      "  now:      'Audit'",
      `changed: ./order.asl.json:${line} /States/IsLarge/Choices/0/And/1/NumericGreaterThan`,
      '',
      'SUCCEEDED after 1h',
      '├─ Charge   Task  +0s',
      '├─ IsLarge  Choice  +0s',
      '├─ Audit    Wait  +0s',
      '└─ Ship     Task  +1h',
    ].join('\n'),
  );
  expect(failureOf(() => expect(run).not.toMatchRecording('none.json'))).toContain(
    'cannot be read: there is no file none.json.',
  );
});

test('compares a run that was not replayed by itself, and `not` fails when it is the same', async () => {
  const run = await order.run({ total: 7 });
  const message = failureOf(() => expect(run).toMatchRecording(file));
  expect(message).toContain('first difference: input at /total of the execution\n  recorded: 1\n  now:      7\n');
  expect(message).not.toContain('in the definition');
  const same = await order.run({ total: 1 });
  expect(failureOf(() => expect(same).not.toMatchRecording(file))).toContain(
    'expected the execution to differ from the recording',
  );
});

test('rejects an incomplete recording, negated too', async () => {
  const run = await order.run({ total: 1 });
  const cut = path.join(folder, 'cut.json');
  fs.writeFileSync(cut, fs.readFileSync(file, 'utf8').replace(/,\n[^\n]*ExecutionSucceeded[^\n]*\n/, '\n'));
  expect(failureOf(() => expect(run).not.toMatchRecording(cut))).toContain('cannot be compared. Its history ends with');
  expect(failureOf(() => expect(run).toMatchRecording(undefined as never))).toContain('takes the path of a recording');
  expect(failureOf(() => expect(order.run({ total: 1 })).toMatchRecording(file))).toContain('did you forget an await?');
});

test('does not compare a run with its own recording', async () => {
  const own = path.join(folder, 'own.json');
  const run = await order.run({ total: 1 });
  await run.record(own);
  expect(run).toMatchRecording(file);
  const told = `${own} is a recording of this very run, which would be compared with itself.`;
  expect(failureOf(() => expect(run).toMatchRecording(own))).toContain(told);
  expect(failureOf(() => expect(run).not.toMatchRecording(own))).toContain(told);
  expect(await order.replay(own)).toMatchRecording(own);
  expect(await order.run({ total: 1 })).toMatchRecording(own);
});

test('rejects a recording of another state machine, negated too', async () => {
  const definition = {
    StartAt: 'Number',
    States: { Number: { Type: 'Pass', Next: 'Ship' }, Ship: { Type: 'Succeed' } },
  };
  const invoice = sfn.stateMachine(definition, { name: 'Invoice' });
  const run = await invoice.run({ total: 1 });
  const told =
    `${file} cannot be compared. It is of the state machine 'Order', which begins with state 'Charge', ` +
    "but 'Invoice' has no such state.";
  expect(failureOf(() => expect(run).toMatchRecording(file))).toContain(told);
  expect(failureOf(() => expect(run).not.toMatchRecording(file))).toContain(told);
});

test('a machine that was deployed under another name is the same', async () => {
  const same = sfn.stateMachine(orderDefinition, { name: 'Order-4f2c' });
  sfn.mock.state('Charge').returns({ id: 'c-1' });
  sfn.mock.state('Ship').returns({ Payload: { parcel: 1 } });
  expect(await same.run({ total: 1 })).toMatchRecording(file);
  expect(await same.run({ total: 2 })).not.toMatchRecording(file);
});
