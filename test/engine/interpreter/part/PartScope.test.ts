import type { PartRequest } from '../../../../src/contract/PartRequest';
import { createService } from '../../../../src/emulator/service/createService';
import { historyInside } from '../../../../src/emulator/service/inspect';
import { toText, type Json } from '../../../../src/util/json';

const pass = (fields: object): object => ({ Type: 'Pass', ...fields });

/** What a part comes to: its output, or its error with the cause, and its events. */
function run(definition: object, input: Json, part: PartRequest): { end: string; events: string[] } {
  const service = createService({ time: 'skip', seed: 1, startTime: 0 });
  const machine = { name: 'M', definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::123456789012:role/r' };
  const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
  const start = { stateMachineArn, name: 'e', input: JSON.stringify(input) };
  const { executionArn } = service.startPart('client', start, part) as { executionArn: string };
  service.drain();
  const { status, output, cause } = service.execution(executionArn)!;
  const events = historyInside(service, executionArn).map(
    ({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`,
  );
  service.close();
  return { end: status === 'SUCCEEDED' ? toText(output!) : `${status}: ${cause}`, events };
}

const paths = {
  StartAt: 'Init',
  States: {
    Init: pass({ Assign: { 'total.$': '$.total' }, Next: 'Read' }),
    Read: pass({ Parameters: { 'total.$': '$total', 'id.$': '$$.Execution.Id' }, Next: 'Each' }),
    Each: {
      Type: 'Map',
      ItemsPath: '$$.Execution.Input.items',
      ItemSelector: { 'value.$': '$$.Map.Item.Value', 'total.$': '$total' },
      ItemProcessor: { StartAt: 'Item', States: { Item: pass({ Next: 'Last' }), Last: pass({ End: true }) } },
      Next: 'Whole',
    },
    Whole: pass({ Parameters: { 'all.$': '$$' }, End: true }),
  },
};

const read = { total: 5, id: 'x' };
const selected = { value: 1, total: 5 };

test('variables and context that are given are those of the states, in JSONPath too', () => {
  const context = { Execution: { Input: { items: [1, 2] } } };
  const { end } = run(paths, {}, { from: 'Read', until: 'Each', variables: { total: 5 }, context });
  expect(end).toBe('[{"total":5,"value":1},{"total":5,"value":2}]');
});

test('the context without the unknown members can be read; the unknown ones, and wholes that have them, cannot', () => {
  expect(run(paths, {}, { from: 'Read', until: 'Read', variables: { total: 5 } }).end).toContain(
    '"id":"arn:aws:states',
  );
  const input =
    "reads the input of the execution ($$.Execution.Input), which is not the state's, and the run begins at";
  expect(run(paths, read, { from: 'Each', variables: { total: 5 } }).end).toMatch(
    `FAILED: State 'Each' ${input} 'Each' without it.`,
  );
  expect(run(paths, [], { from: 'Whole' }).end).toMatch(`FAILED: State 'Whole' ${input} 'Whole' without it.`);
});

test('a missing variable is an error that no Catch and no IsPresent may take', () => {
  const definition = {
    StartAt: 'Init',
    States: {
      Init: pass({ Assign: { 'x.$': '$.x' }, Next: 'Choose' }),
      Choose: {
        Type: 'Choice',
        Choices: [{ Variable: '$x', IsPresent: true, Next: 'Yes' }],
        Default: 'No',
      },
      Yes: { Type: 'Succeed' },
      No: { Type: 'Fail' },
    },
  };
  expect(run(definition, {}, { from: 'Choose' }).end).toBe(
    "FAILED: State 'Choose' reads the variable $x, which 'Init' may have assigned before, and the run begins at 'Choose' without " +
      'it. Add to its options: variables: { x: … }',
  );
  expect(run(definition, { a: 1 }, { from: 'Choose', variables: { x: null } }).end).toBe('{"a":1}');
  expect(run(definition, {}, { from: 'Choose', unassigned: ['x'] }).end).toBe('FAILED: undefined');
});

test('JSONata: $exists and defaults do not hide a missing variable', () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Init',
    States: {
      Init: pass({ Assign: { x: 1 }, Next: 'Use' }),
      Use: pass({ Output: '{% $exists($x) ? $x : 0 %}', Next: 'End' }),
      End: pass({ Output: { input: '{% $states.context.Execution.Input.y %}' }, End: true }),
    },
  };
  expect(run(definition, {}, { from: 'Use' }).end).toMatch(/^FAILED: State 'Use' reads the variable \$x/);
  expect(run(definition, {}, { from: 'Use', unassigned: ['x'], until: 'Use' }).end).toBe('0');
  expect(run(definition, {}, { from: 'End' }).end).toMatch(/^FAILED: State 'End' reads the input of the execution/);
});

test('until inside a Map ends the execution at once, in the middle of its iterations', () => {
  const context = { Execution: { Input: { items: [1, 2, 3] } } };
  const { end, events } = run(paths, read, { from: 'Each', until: 'Item', variables: { total: 5 }, context });
  expect(end).toBe('{"total":5,"value":1}');
  expect(events).toEqual([
    '1<0 ExecutionStarted',
    '2<0 MapStateEntered',
    '3<2 MapStateStarted',
    '4<3 MapIterationStarted',
    '5<3 MapIterationStarted',
    '6<3 MapIterationStarted',
    '7<4 PassStateEntered',
    '8<7 PassStateExited',
    '9<8 ExecutionSucceeded',
  ]);
});

test('until names an item: only that one ends the execution', () => {
  const context = { Execution: { Input: { items: [1, 2, 3] } } };
  const part = { from: 'Each', variables: { total: 5 }, context };
  expect(run(paths, read, { ...part, until: 'Each[2]/Item' }).end).toBe('{"total":5,"value":3}');
  expect(run(paths, read, { ...part, until: 'Each[3]/Item' }).end).toBe(
    "FAILED: The run began at 'Each' and should end after 'Each[3]/Item' (until), but it ended without reaching it.",
  );
});

test('an item whose value is not known: only a state that reads it fails', () => {
  const item = { from: 'Each[1]/Item', variables: { total: 5 } };
  expect(run(paths, selected, item).end).toBe('{"value":1,"total":5}');
  const reading = structuredClone(paths);
  Object.assign(reading.States.Each.ItemProcessor.States.Last, { Parameters: { 'v.$': '$$.Map.Item.Value' } });
  expect(run(reading, selected, item).end).toMatch(/^FAILED: State 'Last' reads the item of its Map/);
  const index = structuredClone(paths);
  Object.assign(index.States.Each.ItemProcessor.States.Last, { Parameters: { 'i.$': '$$.Map.Item.Index' } });
  expect(run(index, selected, item).end).toBe('{"i":1}');
});
