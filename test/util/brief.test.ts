import assert from 'node:assert';
import { inspect } from 'node:util';
import { format } from 'pretty-format';
import { Stepmill } from '../../src/harness/Stepmill';

const definition = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Charge',
        States: {
          Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', End: true },
        },
      },
      End: true,
    },
  },
};
const sfn = new Stepmill({ seed: 'brief' });
const machine = sfn.stateMachine(definition, { name: 'Orders' });
afterEach(() => sfn.reset());
afterAll(() => sfn.close());

async function runOf(items: number): ReturnType<typeof machine.run> {
  machine.mock('Charge').answers((id) => ({ id, note: 'x'.repeat(50) }));
  return machine.run(Array.from({ length: items }, (_, index) => index));
}

/** Everything that a test may hold in its hand. */
async function subjects(items: number): Promise<readonly (readonly [string, unknown])[]> {
  const run = await runOf(items);
  const state = run.state('Charge');
  const started = await machine.start([1]);
  await started.ended();
  return [
    ['run', run],
    ['in an object', { run, list: [run] }],
    ['state', state],
    ['item', state.inItem(0)],
    ['task', run.task('Charge')],
    ['calls', run.calls],
    ['all calls', sfn.calls],
    ['started', started],
    ['machine', machine],
    ['sfn', sfn],
  ];
}

function messageOf(check: () => void): string {
  try {
    check();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It passes.');
}

const expected = { status: 'SUCCEEDED' };

test('the message of a failing matcher has at most a page, whatever the size', async () => {
  for (const [name, subject] of await subjects(300)) {
    const texts = {
      toEqual: messageOf(() => expect(subject).toEqual(expected)),
      toStrictEqual: messageOf(() => expect(subject).toStrictEqual(expected)),
      toMatchObject: messageOf(() => expect(subject).toMatchObject({ status: 'FAILED' })),
      toBe: messageOf(() => expect(subject).toBe(null)),
      assert: messageOf(() => assert.deepStrictEqual(subject, expected)),
      format: format(subject),
      inspect: inspect(subject, { depth: Infinity }),
      json: JSON.stringify(subject) ?? '',
    };
    const long = Object.entries(texts).filter(([, text]) => text.length > 10_000);
    expect([name, long.map(([by, text]) => [by, text.length])]).toEqual([name, []]);
  }
});

test('a run shows the essentials', async () => {
  const run = await runOf(2);
  expect(JSON.parse(JSON.stringify(run))).toEqual({
    executionArn: run.executionArn,
    status: 'SUCCEEDED',
    path: ['Each'],
    input: [0, 1],
    output: run.output,
  });
  expect(format(run)).toMatch(/^Run \{/);
  expect(inspect(run)).toMatch(/^Run \{\n {2}executionArn: 'arn:/);
  const message = messageOf(() => expect(run).toEqual(expected));
  expect(message).toContain('+ Run {');
  expect(message).toContain('"Each"');
  expect(inspect(run.state('Charge').inItem(1))).toContain('description: "state \'Charge\' in item 1"');
  expect(inspect(run.calls)).toContain("charge by 'Charge'");
  expect(inspect({ sfn, machine })).toContain("stateMachines: [ 'Orders' ]");

  machine.mock('Charge').throws('Card.Declined', 'x'.repeat(5_000));
  const failed = JSON.parse(JSON.stringify(await machine.run([1]))) as { error: string; cause: string };
  expect(failed.error).toBe('Card.Declined');
  expect(failed.cause).toHaveLength(400);
});

test('objects are equal to themselves, and to nothing that did something else', async () => {
  const [run, other] = [await runOf(3), await runOf(3)];
  expect(run).toEqual(run);
  expect({ run }).toStrictEqual({ run });
  expect(run.state('Charge')).toEqual(run.state('Charge'));
  expect(run.calls).toEqual(run.calls);
  expect(run).not.toEqual(other);
  expect(run).not.toEqual({ executionArn: run.executionArn, status: run.status });
  expect(run.state('Charge')).not.toEqual(other.state('Charge'));
  expect(run.state('Charge').inItem(0)).not.toEqual(run.state('Charge').inItem(1));
  expect(run.calls).not.toEqual(other.calls);
  expect(machine).not.toEqual(sfn.stateMachine(definition, { name: 'Orders' }));
  assert.deepStrictEqual(run, run);
  assert.notDeepStrictEqual(run, other);
  expect(run).toMatchObject({ status: 'SUCCEEDED', path: ['Each'] });
});

test('runs of the same ARN in two emulators that did something else are not equal', async () => {
  const outputs = ['a', 'b'].map(async (output) => {
    const one = new Stepmill({ seed: 'same' });
    one.mock.lambda('charge').returns(output);
    const run = await one.stateMachine(definition, { name: 'Orders' }).run([1]);
    await one.reset();
    await one.close();
    return run;
  });
  const [one, other] = await Promise.all(outputs);
  expect(one!.executionArn).toBe(other!.executionArn);
  expect(one).not.toEqual(other);
});

test('a run is no data for a workflow', async () => {
  const run = await runOf(1);
  const what = /it is an object of Stepmill, not data: write the member that is meant, such as run.output/;
  expect(() => machine.mock('Charge').returns(run)).toThrow(what);
  expect(() => machine.mock('Charge').returns({ deep: [run.state('Charge')] })).toThrow(what);
  await expect(machine.run(run)).rejects.toThrow(what);
});
