import fs from 'node:fs';
import path from 'node:path';
import { fetchRecording } from '../../../src/insight/recordings/fetchRecording';
import { writeRecording } from '../../../src/insight/recordings/writeRecording';
import { Stepmill } from '../../../src/harness/Stepmill';
import { cli, folderWith } from '../../cli/support/cli';

const definition = {
  StartAt: 'IsLarge',
  States: {
    IsLarge: {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' }],
      Default: 'Ship',
    },
    Approve: { Type: 'Pass', Next: 'Ship' },
    Ship: { Type: 'Pass', End: true },
  },
};

const folder = folderWith({ 'order.asl.json': definition, 'broken.json': '{', 'other.json': '{"a":1}' });
const at = (name: string): string => path.join(folder, name);
const sfn = new Stepmill();

beforeAll(async () => {
  Object.assign(process.env, await sfn.env());
  for (const [name, total] of [
    ['small', 1],
    ['again', 1],
    ['large', 101],
  ] as const) {
    await cli(['run', at('order.asl.json'), '--input', JSON.stringify({ total }), '--history', at(`${name}.json`)]);
  }
});

afterAll(() => sfn.close());

test('exported histories: 0 when they are the same, 1 with the first difference', async () => {
  expect(await cli(['diff', at('small.json'), at('again.json')])).toEqual({
    code: 0,
    stdout: 'no difference\n',
    stderr: '',
  });
  const { code, stdout } = await cli(['diff', at('small.json'), at('large.json')]);
  expect({ code, stdout: stdout.replaceAll(`${folder}/`, '') }).toEqual({
    code: 1,
    stdout: [
      'first difference: input at /total of the execution',
      '  small.json: 1',
      '  large.json: 101',
      '',
      'then:',
      "  input at /total of state 'IsLarge': 1 ≠ 101",
      "  output at /total of state 'IsLarge': 1 ≠ 101",
      "  state after state 'IsLarge': 'Ship' ≠ 'Approve'",
      '  output at /total of the execution: 1 ≠ 101',
      '',
    ].join('\n'),
  });
});

test('ARNs at an endpoint, a recording, and JSON', async () => {
  const order = sfn.stateMachine(definition, { name: 'Order' });
  const [one, two, large] = [
    await order.run({ total: 1 }),
    await order.run({ total: 1 }),
    await order.run({ total: 101 }),
  ];
  const endpoint = await sfn.endpoint;
  expect(await cli(['diff', one.executionArn, two.executionArn, '--endpoint', endpoint])).toMatchObject({ code: 0 });
  const caller = {
    call: (operation: string, input: Readonly<Record<string, unknown>>) => sfn.harness.place.call(operation, input),
  };
  fs.writeFileSync(at('recorded.json'), writeRecording(await fetchRecording(caller, large.executionArn)));
  const { code, stdout } = await cli(['diff', at('recorded.json'), one.executionArn, '--endpoint', endpoint, '--json']);
  expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({
    code: 1,
    answer: {
      expected: at('recorded.json'),
      actual: one.executionArn,
      differences: expect.arrayContaining([
        {
          what: 'path',
          place: { state: 'IsLarge', visit: 0, within: [] },
          pointer: '',
          expected: 'Approve',
          actual: 'Ship',
        },
      ]),
      notCompared: [],
    },
  });
});

test('children of a Distributed Map are compared, too', async () => {
  const each = sfn.stateMachine({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { Type: 'Pass', Parameters: { 'n.$': '$.n' }, End: true } },
        },
        ResultPath: null,
        OutputPath: '$[0].n',
        End: true,
      },
    },
  });
  const endpoint = await sfn.endpoint;
  const [one, two] = [await each.run([{ n: 1 }, { n: 2, x: 1 }]), await each.run([{ n: 1 }, { n: 2, x: 2 }])];
  const { code, stdout } = await cli(['diff', one.executionArn, two.executionArn, '--endpoint', endpoint]);
  expect(code).toBe(1);
  expect(stdout).toContain("input at /x of state 'One' in child 1 of 'Each': 1 ≠ 2");
});

test.each([
  ['one file twice', ['small.json', 'small.json'], /is compared with itself/],
  ['no JSON', ['broken.json', 'small.json'], /broken\.json:1:2 is not JSON/],
  ['no file', ['missing.json', 'small.json'], /cannot be read: .*missing\.json/],
  ['something else', ['other.json', 'small.json'], /is not a response of GetExecutionHistory/],
])('%s is wrong use', async (_name, [a = '', b = ''], message) => {
  const { code, stdout, stderr } = await cli(['diff', at(a), at(b)]);
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test('rejects a cut history, an Express execution, an unknown execution, a wrong endpoint', async () => {
  const events = (JSON.parse(fs.readFileSync(at('small.json'), 'utf8')) as { events: object[] }).events;
  fs.writeFileSync(at('cut.json'), JSON.stringify({ events: events.slice(0, -1) }));
  const refused = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await cli(['diff', at('small.json'), ...args]);
    expect(code).toBe(2);
    return stderr;
  };
  const arn = (kind: string): string => `arn:aws:states:us-east-1:123456789012:${kind}:Order:nobody`;
  expect(await refused(at('cut.json'))).toContain('cut.json cannot be recorded. The execution had not ended');
  expect(await refused(`${arn('express')}:id`)).toContain('is an execution of an EXPRESS state machine');
  expect(await refused(arn('execution'), '--endpoint', await sfn.endpoint)).toContain('ExecutionDoesNotExist');
  expect(await refused(arn('execution'), '--endpoint', 'localhost:1')).toContain('--endpoint takes a URL');
});
