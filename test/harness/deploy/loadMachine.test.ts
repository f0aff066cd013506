import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stepmill } from '../../../src/jest';
import { failureOf } from '../support/failureOf';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-load-'));
const file = path.join(folder, 'order.asl.yaml');
fs.writeFileSync(
  file,
  [
    'StartAt: Begin',
    'States:',
    '  Begin:',
    '    Type: Pass',
    '    Next: Never',
    '  Never:',
    '    Type: Fail',
    '    Error: No',
  ].join('\n'),
);
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const sfn = stepmill({ seed: 1 });

test('a failure names the line of the file in which its state was written', async () => {
  const run = await sfn.stateMachine(file).run();
  expect(failureOf(() => expect(run).toHaveSucceeded())).toBe(
    [
      'expected the execution to have succeeded, but it is FAILED',
      '',
      'FAILED after 0s: No',
      '├─ Begin  Pass  +0s',
      '└─ Never  Fail  +0s  failed: No',
      '',
      `failed in state 'Never' at /States/Never (${file}:6)`,
    ].join('\n'),
  );
});

test('selects one of several machines by name, and reports a missing one', () => {
  const template = path.join(folder, 'template.yaml');
  const machine =
    '{ Type: AWS::StepFunctions::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } } } }';
  fs.writeFileSync(template, `Resources:\n  First: ${machine}\n  Second: ${machine}\n`);
  expect(sfn.stateMachine(template, 'Second').name).toBe('Second');
  expect(() => sfn.stateMachine(template)).toThrow(
    'The files declare 2 state machines: First, Second. Name one of them.',
  );
  expect(() => sfn.stateMachine(template, 'Secand')).toThrow(
    "There is no state machine 'Secand' in these files. Did you mean 'Second'?",
  );
});

test.each([
  ['as it says', {}, 1],
  ['unless the test says otherwise', { tracing: false }, 0],
])('the machine of a template is traced %s', async (_title, options, count) => {
  const template = path.join(folder, 'traced.yaml');
  const machine =
    '{ Type: AWS::Serverless::StateMachine, Properties: { Tracing: { Enabled: true }, Definition: { StartAt: A, States: { A: { Type: Succeed } } } } }';
  fs.writeFileSync(template, `Resources:\n  Traced: ${machine}\n`);
  const run = await sfn.stateMachine(template, options).run();
  expect(await sfn.telemetry.segments(run)).toHaveLength(count);
});
