import path from 'node:path';
import { rehearse, varies, type Rehearsal } from '../../../src/cli/init/rehearse';
import { folderWith } from '../support/cli';

const folder = folderWith({});
let files = 0;

function rehearsed(definition: object): Promise<Rehearsal> {
  const file = path.join(folder, `${(files += 1)}.asl.json`);
  require('node:fs').writeFileSync(file, JSON.stringify(definition));
  return rehearse(file, undefined);
}

const lambda = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const call = { ...lambda, Parameters: { FunctionName: 'f' } };

test('adds what a path misses to the input, or to the answer that it comes from', async () => {
  const { run, input, mocks, output } = await rehearsed({
    StartAt: 'Load',
    States: {
      Load: {
        ...lambda,
        Parameters: { FunctionName: 'f', 'Payload.$': "$.order['the id']" },
        ResultPath: '$.loaded',
        Next: 'Each',
      },
      Each: {
        Type: 'Map',
        ItemsPath: '$.loaded.Payload.lines',
        ItemProcessor: {
          StartAt: 'Ship',
          States: {
            Ship: {
              ...lambda,
              Parameters: { FunctionName: 'g', 'Payload.$': '$.sku' },
              OutputPath: '$.Payload',
              End: true,
            },
          },
        },
        End: true,
      },
    },
  });
  expect(run.fullPath).toEqual(['Load', { Each: [['Ship']] }]);
  expect({ input, output }).toEqual({ input: { order: { 'the id': 'text' } }, output: [{}] });
  expect(mocks.map(({ state, result }) => [state, result])).toEqual([
    ['Load', { StatusCode: 200, Payload: { lines: [{ sku: 'text' }] } }],
    ['Ship', { StatusCode: 200, Payload: {} }],
  ]);
});

test('JSONata: members of the input and of results, numbers where they are compared', async () => {
  const { run, input, mocks } = await rehearsed({
    QueryLanguage: 'JSONata',
    StartAt: 'Load',
    States: {
      Load: {
        ...lambda,
        Arguments: { FunctionName: 'f', Payload: '{% $states.input.id %}' },
        Output: '{% $states.result.Payload.order %}',
        Next: 'IsLarge',
      },
      IsLarge: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.total > 10 %}', Next: 'Ok' }],
        Default: 'Ok',
      },
      Ok: { Type: 'Succeed' },
    },
  });
  expect(run.path).toEqual(['Load', 'IsLarge', 'Ok']);
  expect(input).toEqual({ id: 'text' });
  expect(mocks[0]!.result).toEqual({ StatusCode: 200, Payload: { order: { total: 1 } } });
});

test('a loop that waits for an answer gets the answer', async () => {
  const { run } = await rehearsed({
    StartAt: 'Ask',
    States: {
      Ask: { ...call, OutputPath: '$.Payload', Next: 'IsReady' },
      IsReady: {
        Type: 'Choice',
        Choices: [{ Variable: '$.state', StringEquals: 'READY', Next: 'Done' }],
        Default: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 30, Next: 'Ask' },
      Done: { Type: 'Succeed' },
    },
  });
  expect(run.path).toEqual(['Ask', 'IsReady', 'Done']);
});

test('a loop without end has an end here, too', async () => {
  const { run } = await rehearsed({
    StartAt: 'Ask',
    States: {
      Ask: { ...call, Next: 'Never' },
      Never: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Done' }], Default: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 30, Next: 'Ask' },
      Done: { Type: 'Succeed' },
    },
  });
  expect(run.error).toBe('States.Runtime');
});

test('marks values that change with each run', async () => {
  const Parameters = { 'id.$': 'States.UUID()', 'at.$': '$$.Execution.StartTime', fixed: 1 };
  const { output } = await rehearsed({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters, End: true } } });
  expect(output).toEqual({ id: varies, at: varies, fixed: 1 });
});

test('a Map that reads from S3 is one step', async () => {
  const { run, mocks } = await rehearsed({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: 'b', Key: 'k' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { ...call, End: true } },
        },
        End: true,
      },
    },
  });
  expect(run.status).toBe('SUCCEEDED');
  expect(mocks.map(({ state }) => state)).toEqual(['Each']);
});

test('a caught failure that a missing value has made is not an end to be content with', async () => {
  const { run } = await rehearsed({
    QueryLanguage: 'JSONata',
    StartAt: 'Load',
    States: {
      Load: {
        ...lambda,
        Arguments: { FunctionName: 'f', Payload: '{% $states.input.id %}' },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
        Next: 'Ok',
      },
      Ok: { Type: 'Succeed' },
      Sorry: { Type: 'Succeed' },
    },
  });
  expect(run.path).toEqual(['Load', 'Ok']);
});

test('members called __proto__ are members', async () => {
  const Parameters = { 'a.$': '$.__proto__.b' };
  const { run, input } = await rehearsed({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters, End: true } } });
  expect(run.status).toBe('SUCCEEDED');
  expect(JSON.stringify(input)).toBe('{"__proto__":{"b":"text"}}');
});

test('a Wait has its seconds, and a loop that polls has the answer that ends it well', async () => {
  const job = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:job' };
  const { run, input, mocks } = await rehearsed({
    StartAt: 'Pause',
    TimeoutSeconds: 60,
    States: {
      Pause: { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Look' },
      Look: { ...job, ResultPath: '$.status', Next: 'IsDone' },
      IsDone: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.status', StringEquals: 'FAILED', Next: 'Failed' },
          { Variable: '$.status', StringEquals: 'SUCCEEDED', Next: 'Done' },
        ],
        Default: 'Pause',
      },
      Failed: { Type: 'Fail' },
      Done: { Type: 'Succeed' },
    },
  });
  expect(run.path).toEqual(['Pause', 'Look', 'IsDone', 'Done']);
  expect(input).toEqual({ seconds: 1 });
  expect(mocks).toEqual([{ state: 'Look', calls: 'lambda job', result: 'SUCCEEDED' }]);
});

test('a Choice leads past a state that fails', async () => {
  const { run, input } = await rehearsed({
    StartAt: 'IsReady',
    States: {
      IsReady: {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: '$.bucket', IsPresent: true },
              { Variable: '$.bucket', StringEquals: 'b' },
            ],
            Next: 'Done',
          },
        ],
        Default: 'Bad',
      },
      Bad: { Type: 'Fail', Error: 'NoBucket' },
      Done: { Type: 'Succeed' },
    },
  });
  expect({ path: run.path, input }).toEqual({ path: ['IsReady', 'Done'], input: { bucket: 'b' } });
});

test('a state that reads many values gets them all', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `member${at}`);
  const Parameters = Object.fromEntries(names.map((name) => [`${name}.$`, `$.${name}`]));
  const { run, input } = await rehearsed({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters, End: true } } });
  expect(run.status).toBe('SUCCEEDED');
  expect(input).toEqual(Object.fromEntries(names.map((name) => [name, 'text'])));
});

test('a value that is read as JSON is JSON', async () => {
  const Parameters = { 'value.$': 'States.StringToJson($.body)' };
  const { run, input } = await rehearsed({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters, End: true } } });
  expect({ status: run.status, input }).toEqual({ status: 'SUCCEEDED', input: { body: '{}' } });
});
