import fs from 'node:fs';
import path from 'node:path';
import { startServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { pointsOf } from '../../../src/insight/coverage/points';
import { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { newFolder, removeFolders, runOf } from './support/coverageOf';

afterAll(removeFolders);

const ifVip = "{% $states.input.vip ? 'a' : 'b' %}";

/** Runs a machine with each of the inputs; answers the ways that were gone, and those of which it is unknown. */
async function waysOf(
  definition: object,
  inputs: readonly object[],
  options?: StepmillOptions,
  use: (sfn: Stepmill, input: object) => Promise<unknown> = (sfn, input) =>
    sfn.stateMachine(definition, { name: 'M' }).run(input),
): Promise<{ readonly run: readonly string[]; readonly unknown: object }> {
  const { run, unknown } = await runOf(async (sfn) => {
    for (const input of inputs) await use(sfn, input);
  }, options);
  return { run: run.filter((id) => id.includes('?')), unknown };
}

function jsonata(States: object): object {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0]!, States };
}

test('counts each branch of each conditional, with its field', async () => {
  const Output = { list: ['x', ifVip], 'a/b': "{% $states.input.vip ? ($x := 1; $x > 0 ? 'p' : 'q') : 'c' %}" };
  const definition = jsonata({ A: { Type: 'Pass', Output, End: true } });
  expect(await waysOf(definition, [{ vip: true }])).toEqual({
    run: ['/States/A/Output/list/1?0:then', '/States/A/Output/a~1b?0:then', '/States/A/Output/a~1b?1:then'],
    unknown: {},
  });
  expect((await waysOf(definition, [{ vip: false }])).run).toEqual([
    '/States/A/Output/list/1?0:else',
    '/States/A/Output/a~1b?0:else',
  ]);
});

/** Every field of every state that may hold an expression has a conditional in it. */
const everywhere = jsonata({
  Begin: { Type: 'Pass', Assign: { v: ifVip }, Output: '{% $states.input ? $states.input : 0 %}', Next: 'Wait' },
  Wait: { Type: 'Wait', Seconds: '{% $states.input.vip ? 1 : 2 %}', Next: 'Until' },
  Until: { Type: 'Wait', Timestamp: "{% $states.input.vip ? '2020-01-01T00:00:00Z' : 'x' %}", Next: 'Work' },
  Work: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: "{% $states.input.vip ? 'f' : 'g' %}" },
    TimeoutSeconds: '{% $states.input.vip ? 9 : 8 %}',
    HeartbeatSeconds: '{% $states.input.vip ? 4 : 3 %}',
    Credentials: { RoleArn: "{% $states.input.vip ? 'arn:aws:iam::123456789012:role/a' : 'b' %}" },
    Catch: [
      {
        ErrorEquals: ['Down'],
        Assign: { w: '{% $states.errorOutput ? 1 : 2 %}' },
        Output: '{% $states.input.vip ? $states.input : 0 %}',
        Next: 'Fork',
      },
    ],
    Output: ifVip,
    End: true,
  },
  Fork: {
    Type: 'Parallel',
    Arguments: '{% $states.input.vip ? $states.input : 0 %}',
    Branches: [
      {
        StartAt: 'In',
        States: { In: { Type: 'Pass', Output: '{% $states.input.vip ? $states.input : 0 %}', End: true } },
      },
    ],
    Output: '{% $states.result ? $states.input : 0 %}',
    Next: 'Each',
  },
  Each: {
    Type: 'Map',
    Items: '{% $states.input.vip ? [1, 2] : [] %}',
    ItemSelector: { i: "{% $states.context.Map.Item.Index = 0 ? 'first' : 'other' %}" },
    MaxConcurrency: '{% $states.input.vip ? 2 : 1 %}',
    ToleratedFailureCount: '{% $states.input.vip ? 2 : 1 %}',
    ItemProcessor: {
      StartAt: 'Item',
      States: { Item: { Type: 'Pass', Output: "{% $states.input.i = 'first' ? 1 : 2 %}", End: true } },
    },
    Output: '{% $states.result ? $states.input : 0 %}',
    Next: 'Far',
  },
  Far: {
    Type: 'Map',
    Items: '{% $states.input.vip ? [1, 2] : [] %}',
    ItemBatcher: {
      MaxItemsPerBatch: '{% $states.input.vip ? 1 : 2 %}',
      BatchInput: { n: '{% $states.input.vip ? 1 : 2 %}' },
    },
    ToleratedFailurePercentage: '{% $states.input.vip ? 10 : 20 %}',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Batch',
      States: { Batch: { Type: 'Pass', Output: '{% $states.input.BatchInput.n = 1 ? 1 : 2 %}', End: true } },
    },
    Output: '{% $states.result ? $states.input : 0 %}',
    Next: 'Pick',
  },
  Pick: {
    Type: 'Choice',
    Choices: [
      { Condition: '{% $states.input.vip ? false : true %}', Next: 'Bad' },
      {
        Condition: '{% $states.input.vip ? true : false %}',
        Assign: { y: ifVip },
        Output: '{% $states.input.vip ? $states.input : 0 %}',
        Next: 'Bad',
      },
    ],
    Default: 'Bad',
  },
  Bad: { Type: 'Fail', Error: ifVip, Cause: ifVip },
});

test('counts conditionals in every field that may hold an expression', async () => {
  const { run, unknown } = await waysOf(everywhere, [{ vip: true }], {}, (sfn, input) => {
    const machine = sfn.stateMachine(everywhere);
    machine.mock('Work').throws('Down');
    return machine.run(input);
  });
  const taken = pointsOf(everywhere as StateMachineDefinition).flatMap(({ id }) => (id.endsWith(':then') ? [id] : []));
  // The task failed; both items were there.
  const expected = taken.filter((id) => !id.startsWith('/States/Work/Output'));
  expect([...run].sort()).toEqual(
    [...expected, '/States/Each/ItemSelector/i?0:else', '/States/Each/ItemProcessor/States/Item/Output?0:else'].sort(),
  );
  expect(taken).toHaveLength(32);
  expect(unknown).toEqual({});
});

test('counts conditionals in the reader and the writer of a Distributed Map', async () => {
  const definition = jsonata({
    Far: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.vip ? 1 : 2 %}' },
        Arguments: { Bucket: "{% $states.input.vip ? 'data' : 'x' %}", Key: 'in.json' },
      },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Arguments: { Bucket: 'data', Prefix: "{% $states.input.vip ? 'out' : 'x' %}" },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Item',
        States: { Item: { Type: 'Pass', End: true } },
      },
      End: true,
    },
  });
  const { run } = await waysOf(definition, [{ vip: true }], {}, async (sfn, input) => {
    await sfn.s3.put('data', 'in.json', '[1, 2]');
    return sfn.stateMachine(definition).run(input);
  });
  expect(run).toEqual([
    '/States/Far/ItemReader/Arguments/Bucket?0:then',
    '/States/Far/ItemReader/ReaderConfig/MaxItems?0:then',
    '/States/Far/ResultWriter/Arguments/Prefix?0:then',
  ]);
});

test('ignores strings that are not expressions of the state: a Comment, a JSONPath state', async () => {
  const definition = jsonata({
    A: { Type: 'Pass', Comment: ifVip, Next: 'B' },
    B: { Type: 'Pass', QueryLanguage: 'JSONPath', Parameters: { x: ifVip }, End: true },
  });
  expect(pointsOf(definition as StateMachineDefinition).map(({ id }) => id)).toEqual([
    '',
    '/States/A',
    '/States/A/Next',
    '/States/B',
    '/States/B/End',
  ]);
});

test('cannot distinguish fields with the same name in messages', async () => {
  const definition = jsonata({ A: { Type: 'Pass', Output: { a: { b: ifVip }, 'a/b': ifVip }, End: true } });
  expect(await waysOf(definition, [{ vip: true }])).toEqual({
    run: [],
    unknown: { '["/States/A/Output/a/b?0:then","/States/A/Output/a~1b?0:then"]': 1 },
  });
});

test('counts a state that is tested alone', async () => {
  const definition = jsonata({
    A: { Type: 'Pass', Output: ifVip, Next: 'B' },
    B: { Type: 'Pass', Output: ifVip, End: true },
  });
  const tested = await waysOf(definition, [{ vip: false }], {}, (sfn, input) =>
    sfn.stateMachine<object>(definition).testState('A', input),
  );
  expect(tested.run).toEqual(['/States/A/Output?0:else']);
});

test('a conditional keeps its identity, whatever values its tokens have', async () => {
  const file = path.join(newFolder(), 'order.asl.json');
  const Output = "{% $states.input.n > ${Limit} ? 'many' : 'few' %}";
  fs.writeFileSync(file, JSON.stringify(jsonata({ A: { Type: 'Pass', Output, End: true } }), null, 2));
  const { run } = await waysOf({}, [{ n: 7 }], {}, async (sfn, input) => {
    for (const Limit of ['5', '1000'])
      await sfn.stateMachine(file, { name: `Order${Limit}`, substitutions: { Limit } }).run(input);
  });
  expect(run).toEqual(['/States/A/Output?0:then', '/States/A/Output?0:else']);
});

test('counts a replayed recording', async () => {
  const definition = jsonata({ A: { Type: 'Pass', Output: ifVip, End: true } });
  const file = path.join(newFolder(), 'a.json');
  const sfn = new Stepmill();
  await (await sfn.stateMachine(definition, { name: 'M' }).run({ vip: true })).record(file);
  await sfn.close();
  const played = await waysOf(definition, [{}], {}, (other) =>
    other.stateMachine(definition, { name: 'M' }).replay(file),
  );
  expect(played).toEqual({ run: ['/States/A/Output?0:then'], unknown: {} });
});

test('are unknown in a server', async () => {
  const service = createService({ time: 'skip' });
  const server = await startServer(service, { port: 0 });
  const definition = jsonata({ A: { Type: 'Pass', Output: ifVip, Next: 'B' }, B: { Type: 'Pass', End: true } });
  try {
    expect(await waysOf(definition, [{ vip: true }, {}], { target: 'http', endpoint: server.url })).toEqual({
      run: [],
      unknown: { '["/States/A/Output?0:else","/States/A/Output?0:then"]': 2 },
    });
  } finally {
    service.close();
    await server.close();
  }
});
