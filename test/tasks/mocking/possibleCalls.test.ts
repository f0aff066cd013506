import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { callTarget } from '../../../src/tasks/mocking/callTarget';
import { possibleCalls } from '../../../src/tasks/mocking/possibleCalls';

const task = (Resource: string, more: object = {}): object => ({ Type: 'Task', Resource, End: true, ...more });

/** What the states of a machine may call: kind and name, `*` for one that is computed; the service; the attempts. */
function callsOf(States: object, language?: 'JSONata'): readonly (readonly unknown[])[] {
  const definition = { StartAt: 'A', States, ...(language && { QueryLanguage: language }) };
  const calls = possibleCalls({ name: 'M', definition: definition as unknown as StateMachineDefinition });
  return calls.map(({ request, kind, isComputed, attempts }) => {
    const { service, name } = callTarget(request);
    return [request.state, service, kind, isComputed ? '*' : name, attempts];
  });
}

test.each<[string, object, readonly unknown[]]>([
  ['a function', task('arn:aws:lambda:us-east-1:1:function:f'), ['lambda', 'function', 'f', 1]],
  [
    'an invocation',
    task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'f' } }),
    ['lambda', 'function', 'f', 1],
  ],
  [
    'one of a function that a path names',
    task('arn:aws:states:::lambda:invoke', { Parameters: { 'FunctionName.$': '$.name' } }),
    ['lambda', 'function', '*', 1],
  ],
  [
    'one with a token',
    task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'f-${Stage}' } }),
    ['lambda', 'function', '*', 1],
  ],
  ['one without parameters', task('arn:aws:states:::lambda:invoke'), ['lambda', 'function', '*', 1]],
  [
    'a queue',
    task('arn:aws:states:::sqs:sendMessage', { Parameters: { QueueUrl: 'https://sqs/1/q', 'MessageBody.$': '$' } }),
    ['sqs', 'queue', 'q', 1],
  ],
  [
    'entries that are computed',
    task('arn:aws:states:::events:putEvents', { Parameters: { 'Entries.$': '$.entries' } }),
    ['eventbridge', 'eventBus', '*', 1],
  ],
  [
    'a bus that is computed',
    task('arn:aws:states:::events:putEvents', { Parameters: { Entries: [{ 'EventBusName.$': '$.bus' }] } }),
    ['eventbridge', 'eventBus', '*', 1],
  ],
  ['an activity', task('arn:aws:states:us-east-1:1:activity:a'), ['activity', 'activity', 'a', 1]],
  ['a service without names', task('arn:aws:states:::dynamodb:putItem'), ['dynamodb', undefined, '*', 1]],
  [
    'retries',
    task('arn:aws:lambda:us-east-1:1:function:f', {
      Retry: [{ ErrorEquals: ['A'], MaxAttempts: 5 }, { ErrorEquals: ['B'] }],
    }),
    ['lambda', 'function', 'f', 9],
  ],
])('%s', (_title, state, call) => {
  expect(callsOf({ A: state })).toEqual([['A', ...call]]);
});

test('JSONata', () => {
  const invoke = (Arguments: unknown): object => task('arn:aws:states:::lambda:invoke', { Arguments });
  expect(callsOf({ A: invoke({ FunctionName: "{% 'f' & $stage %}" }), B: invoke('{% $all %}') }, 'JSONata')).toEqual([
    ['A', 'lambda', 'function', '*', 1],
    ['B', 'lambda', 'function', '*', 1],
  ]);
});

test('a Distributed Map, its reader and writer, and the states inside', () => {
  const inside = { StartAt: 'B', States: { B: task('arn:aws:lambda:us-east-1:1:function:f') } };
  const map = {
    Type: 'Map',
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' },
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside },
    End: true,
  };
  expect(callsOf({ A: map })).toEqual([
    ['A', 'Map state', undefined, undefined, 1],
    ['A', 's3', undefined, '*', 1],
    ['A', 's3', undefined, '*', 1],
    ['B', 'lambda', 'function', 'f', 1],
  ]);
});
