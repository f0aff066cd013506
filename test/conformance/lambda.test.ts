import { roleArn } from '../emulator/operations/support/testService';
import { failure, PythonFunction, requestId, trace } from './support/pythonFunction';
import { Scenario, type Line } from './support/Scenario';

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:pipe';
const pipe = new PythonFunction();
let s: Scenario;

beforeAll(() => pipe.start());
afterAll(() => pipe.close());
beforeEach(() => {
  pipe.events.length = 0;
  s = new Scenario({ environment: { LAMBDA_ENDPOINT: pipe.url } });
});
afterEach(() => s.close());

/** Runs one state on an input as the caller writes it, spaces included. */
async function run(fields: object, input: string): Promise<string> {
  const arn = await s.run({ StartAt: 'Flow', States: { Flow: { Type: 'Task', End: true, ...fields } } }, input);
  await s.ended(arn);
  return arn;
}

const begun = (input: string): Line[] => [
  ['1<0 ExecutionStarted', { input, roleArn }],
  ['2<0 TaskStateEntered', { name: 'Flow', input }],
];
const ended = (id: number, output: string): Line[] => [
  [`${id}<${id - 1} TaskStateExited`, { name: 'Flow', output }],
  [`${id + 1}<${id} ExecutionSucceeded`, { output }],
];
const httpDate = expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);

describe('a function by its ARN', () => {
  test("the function's response is the output, byte for byte; an input selected by a path is serialized again", async () => {
    const input = '{"room": "cellar", "water": {"level": 3, "marks": [1, true, null, "☂"]}}';
    const arn = await run({ Resource: functionArn, InputPath: '$.water' }, input);
    const output = '{"got": {"level": 3, "marks": [1, true, null, "☂"]}, "sign": "☂"}';
    expect(await s.history(arn)).toEqual([
      ...begun(input),
      ['3<2 LambdaFunctionScheduled', { resource: functionArn, input: '{"level":3,"marks":[1,true,null,"☂"]}' }],
      ['4<3 LambdaFunctionStarted'],
      ['5<4 LambdaFunctionSucceeded', { output }],
      ...ended(6, output),
    ]);
  });

  test("the function's error is the cause, byte for byte", async () => {
    const input = '{"burst": true}';
    const arn = await run({ Resource: functionArn }, input);
    const details = { error: 'BurstPipe', cause: failure };
    expect(await s.history(arn)).toEqual([
      ...begun(input),
      ['3<2 LambdaFunctionScheduled', { resource: functionArn, input }],
      ['4<3 LambdaFunctionStarted'],
      ['5<4 LambdaFunctionFailed', details],
      ['6<5 ExecutionFailed', details],
    ]);
  });
});

describe.each(['lambda:invoke', 'aws-sdk:lambda:invoke'])('%s', (name) => {
  const Resource = `arn:aws:states:::${name}`;
  const task = { resourceType: name.replace(':invoke', ''), resource: 'invoke' };
  const fields = { Resource, Parameters: { FunctionName: functionArn, 'Payload.$': '$.water' } };
  const optimised = name === 'lambda:invoke';
  const started = (input: string, parameters: string): Line[] => [
    ...begun(input),
    ['3<2 TaskScheduled', { ...task, region: 'us-east-1', parameters }],
    ['4<3 TaskStarted', task],
  ];

  test('the result of a call', async () => {
    const input = '{"water": {"level": 3}}';
    const arn = await run(fields, input);
    const { output } = await s.describe(arn);
    const Payload = '{"got": {"level": 3}, "sign": "☂"}';
    const headers = {
      'Content-Length': String(Buffer.byteLength(Payload)),
      'Content-Type': 'application/json',
      'X-Amz-Executed-Version': '$LATEST',
      'X-Amzn-Trace-Id': trace,
      'x-amzn-Remapped-Content-Length': '0',
      'x-amzn-RequestId': requestId,
    };
    expect(JSON.parse(output)).toEqual(
      optimised
        ? {
            ExecutedVersion: '$LATEST',
            Payload: JSON.parse(Payload),
            SdkHttpMetadata: {
              AllHttpHeaders: {
                ...Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, [value]])),
                Connection: ['keep-alive'],
                Date: [httpDate],
              },
              HttpHeaders: { ...headers, Connection: 'keep-alive', Date: httpDate },
              HttpStatusCode: 200,
            },
            SdkResponseMetadata: { RequestId: requestId },
            StatusCode: 200,
          }
        : { ExecutedVersion: '$LATEST', Payload, StatusCode: 200 },
    );
    expect(await s.history(arn)).toEqual([
      ...started(input, `{"FunctionName":"${functionArn}","Payload":{"level":3}}`),
      ['5<4 TaskSucceeded', { ...task, output }],
      ...ended(6, output),
    ]);
  });

  test('InvocationType Event does not wait', async () => {
    const input = '{"water": {"level": 3}}';
    const arn = await run({ ...fields, Parameters: { ...fields.Parameters, InvocationType: 'Event' } }, input);
    const { output } = await s.describe(arn);
    if (optimised) {
      const headers = {
        'Content-Length': '0',
        'X-Amzn-Trace-Id': trace,
        'x-amzn-Remapped-Content-Length': '0',
        'x-amzn-RequestId': requestId,
      };
      expect(JSON.parse(output)).toEqual({
        Payload: null,
        SdkHttpMetadata: {
          AllHttpHeaders: {
            ...Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, [value]])),
            Connection: ['keep-alive'],
            Date: [httpDate],
          },
          HttpHeaders: { ...headers, Connection: 'keep-alive', Date: httpDate },
          HttpStatusCode: 202,
        },
        SdkResponseMetadata: { RequestId: requestId },
        StatusCode: 202,
      });
    } else expect(output).toBe('{"Payload":"","StatusCode":202}');
    expect(await s.history(arn)).toEqual([
      ...started(input, `{"FunctionName":"${functionArn}","InvocationType":"Event","Payload":{"level":3}}`),
      ['5<4 TaskSucceeded', { ...task, output }],
      ...ended(6, output),
    ]);
  });

  test(`an error of the function ${optimised ? 'fails the task' : 'is part of the result'}`, async () => {
    const input = '{"water": {"burst": true}}';
    const arn = await run(fields, input);
    const before = started(input, `{"FunctionName":"${functionArn}","Payload":{"burst":true}}`);
    if (optimised) {
      const details = { error: 'BurstPipe', cause: JSON.stringify(JSON.parse(failure)) };
      expect(await s.describe(arn)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE', ...details });
      expect(await s.history(arn)).toEqual([
        ...before,
        ['5<4 TaskFailed', { ...task, ...details }],
        ['6<5 ExecutionFailed', details],
      ]);
    } else {
      const output = `{"ExecutedVersion":"$LATEST","FunctionError":"Unhandled","Payload":${JSON.stringify(failure)},"StatusCode":200}`;
      expect(await s.history(arn)).toEqual([
        ...before,
        ['5<4 TaskSucceeded', { ...task, output }],
        ...ended(6, output),
      ]);
    }
  });

  test('Lambda rejects a string that is not JSON: base64 is not decoded', async () => {
    const text = Buffer.from('{"level": 8}').toString('base64');
    const input = `{"water": "${text}"}`;
    const arn = await run(fields, input);
    const error = 'Lambda.InvalidRequestContentException';
    const { cause } = await s.describe(arn);
    const refusal =
      'Could not parse request body into json: Could not parse payload into json: Unrecognized token ' +
      `'${text.replace(/=+$/, '')}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or ` +
      "'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]";
    const id = '[0-9a-f-]{36}';
    const [head, tail] = [cause.slice(0, refusal.length), cause.slice(refusal.length)];
    expect(head).toBe(refusal);
    expect(tail).toMatch(
      new RegExp(
        optimised
          ? `^ \\(Service: AWSLambda; Status Code: 400; Error Code: InvalidRequestContentException; Request ID: ${id}; Proxy: null\\)$`
          : `^ \\(Service: Lambda, Status Code: 400, Request ID: ${id}\\) \\(SDK Attempt Count: 1\\)$`,
      ),
    );
    expect(await s.history(arn)).toEqual([
      ...started(input, `{"FunctionName":"${functionArn}","Payload":"${text}"}`),
      ['5<4 TaskFailed', { ...task, error, cause }],
      ['6<5 ExecutionFailed', { error, cause }],
    ]);
  });

  test.each([
    ['an object', '{"level": 3}', '{"level":3}'],
    ['JSON text', '"{\\"level\\": 7}"', '{"level": 7}'],
    ['null', 'null', '{}'],
    ['the text null', '"null"', 'null'],
    ['a string that contains a JSON string', '"\\"three\\""', '"three"'],
  ])('%s as payload', async (_, payload, event) => {
    const arn = await run(fields, `{"water": ${payload}}`);
    expect(pipe.events).toEqual([event]);
    const [, , scheduled] = await s.history(arn);
    const compact = JSON.stringify(JSON.parse(payload));
    expect(scheduled![1]).toMatchObject({ parameters: `{"FunctionName":"${functionArn}","Payload":${compact}}` });
  });
});

test.each([
  ['null', 'null', '{"got": null, "sign": "☂"}'],
  ['a string', '"three"', '{"got": "three", "sign": "☂"}'],
  ['an object', '{"level": 3}', '{"got": {"level": 3}, "sign": "☂"}'],
])('a function by its ARN receives %s unchanged', async (_, value, output) => {
  const arn = await run({ Resource: functionArn, InputPath: '$.water' }, `{"water": ${value}}`);
  expect(pipe.events).toEqual([JSON.stringify(JSON.parse(value))]);
  expect(await s.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output });
});

test('a missing Payload becomes an empty object', async () => {
  await run({ Resource: 'arn:aws:states:::aws-sdk:lambda:invoke', Parameters: { FunctionName: functionArn } }, '{}');
  expect(pipe.events).toEqual(['{}']);
});
