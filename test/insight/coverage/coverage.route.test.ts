import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reportCoverage } from '../../../src/insight/coverage/reportCoverage';
import { useControl } from '../../emulator/control/support/useControl';

const api = useControl();
const choice = {
  StartAt: 'C',
  States: {
    C: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'Large' }], Default: 'Small' },
    Large: { Type: 'Pass', End: true },
    Small: { Type: 'Pass', End: true },
  },
};

test('returns the coverage, including machines that nothing ran', async () => {
  const machine = api.machine(choice);
  api.start(machine, { n: 5 });
  api.start(machine, { n: 6 });
  api.machine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { name: 'idle' });
  const { machines, forgotten } = await api.ask('readCoverage');
  expect(forgotten).toBe(0);
  expect(machines.map(({ name }: { name: string }) => name)).toEqual(['m', 'idle']);
  const [{ hits, definition, notCounted }, idle] = machines;
  expect({ large: hits['/States/Large'], small: hits['/States/Small'] }).toEqual({ large: 2, small: 0 });
  expect(JSON.parse(definition)).toEqual(choice);
  expect(notCounted).toEqual({});
  expect([...new Set(Object.values(idle.hits))]).toEqual([0]);
});

test('the error of a Fail state is that of its definition, and identifies the retrier and the catcher that handled it', async () => {
  const inside = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Never' } } };
  const Retry = [
    { ErrorEquals: ['Other'], MaxAttempts: 1 },
    { ErrorEquals: ['States.ALL'], MaxAttempts: 0 },
  ];
  const Catch = [
    { ErrorEquals: ['Other'], Next: 'Done' },
    { ErrorEquals: ['Never'], Next: 'Done' },
  ];
  const fan = { Type: 'Parallel', Branches: [inside], Retry, Catch, Next: 'Done' };
  api.start(api.machine({ StartAt: 'Fan', States: { Fan: fan, Done: { Type: 'Succeed' } } }), {});
  const [{ hits, unknown }] = (await api.ask('readCoverage')).machines;
  const taken = ['Retry/0', 'Retry/1', 'Catch/0', 'Catch/1'].map((arm) => hits[`/States/Fan/${arm}`]);
  expect({ taken, unknown }).toEqual({ taken: [0, 1, 0, 1], unknown: {} });
});

test('an execution that a mistake has ended covers nothing; items of a Map Run count for its machine', async () => {
  const unmocked = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:1:function:f', End: true };
  api.run({ StartAt: 'T', States: { T: unmocked } });
  const executionArn = api.start(
    api.machine(
      {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemProcessor: {
              ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
              StartAt: 'In',
              States: { In: { Type: 'Pass', End: true } },
            },
            End: true,
          },
        },
      },
      { name: 'each' },
    ),
    [1, 2],
  );
  await api.ask('waitForExecution', { path: { executionArn } });
  const [m, each] = (await api.ask('readCoverage')).machines;
  expect({ hits: m.hits['/States/T'], notCounted: m.notCounted }).toEqual({
    hits: 0,
    notCounted: { 'ended by a mistake in the test': 1 },
  });
  expect(each.hits['/States/Each/ItemProcessor/States/In']).toBe(2);
});

test('the report reads it', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-control-coverage-'));
  try {
    api.run(choice, { n: 5 });
    fs.writeFileSync(path.join(folder, 'python.stepmill-coverage.json'), JSON.stringify(await api.ask('readCoverage')));
    expect(reportCoverage([folder], folder, { reporters: ['json-summary'] }).text).toContain('Small');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
