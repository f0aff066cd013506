import type { LambdaContext } from '../../../../src/tasks/integrations/lambda/LocalFunction';
import { httpDate, TestIo, zeroUuid } from '../support';

const trace = `Root=1-65937d25-${'0'.repeat(24)};Parent=${'0'.repeat(16)};Sampled=0`;

/** SdkHttpMetadata and SdkResponseMetadata as Lambda's answers have them, in the recorded order. */
function metadata(length: number, extra: Record<string, string> = {}) {
  const all = {
    ...extra,
    'X-Amz-Executed-Version': ['$LATEST'],
    'x-amzn-Remapped-Content-Length': ['0'],
    Connection: ['keep-alive'],
    'x-amzn-RequestId': [zeroUuid],
    'Content-Length': [String(length)],
    Date: [httpDate],
    'X-Amzn-Trace-Id': [trace],
    'Content-Type': ['application/json'],
  };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: all,
      HttpHeaders: {
        Connection: 'keep-alive',
        'Content-Length': String(length),
        'Content-Type': 'application/json',
        Date: httpDate,
        'X-Amz-Executed-Version': '$LATEST',
        'x-amzn-Remapped-Content-Length': '0',
        'x-amzn-RequestId': zeroUuid,
        'X-Amzn-Trace-Id': trace,
      },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: zeroUuid },
  };
}

class Down extends Error {
  override name = 'Shipping.Down';
}

describe('lambda:invoke', () => {
  test('wraps the result of the function like AWS, members and headers in its order', () => {
    const io = new TestIo();
    io.functions.register('charge', () => ({ ok: true }));
    const reply = io.ask('lambda:invoke', { FunctionName: 'charge', Payload: { amount: 10 } });
    const output = {
      ExecutedVersion: '$LATEST',
      Payload: { ok: true },
      ...metadata(11),
      StatusCode: 200,
    };
    expect(reply).toEqual({ outcome: { output } });
    expect(JSON.stringify(reply)).toBe(JSON.stringify({ outcome: { output } }));
  });

  test.each([
    ['an object is the event', { marker: 'm' }, { marker: 'm' }],
    ['JSON text is parsed', '{"marker": "m"}', { marker: 'm' }],
    ['null is as if there were none', null, {}],
    ['the text null is null', 'null', null],
    ['a quoted string is a string', '"plain"', 'plain'],
    ['a number is a number', 7, 7],
  ])('%s', async (_, payload, received) => {
    const io = new TestIo();
    const seen: unknown[] = [];
    io.functions.register('f', async (event) => void seen.push(event));
    await io.reply('lambda:invoke', { FunctionName: 'f', Payload: payload });
    await io.reply('aws-sdk:lambda:invoke', { FunctionName: 'f', Payload: payload });
    expect(seen).toEqual([received, received]);
  });

  test('without Payload the function gets an empty object', async () => {
    const io = new TestIo();
    const seen: unknown[] = [];
    io.functions.register('f', async (event) => void seen.push(event));
    await io.reply('lambda:invoke', { FunctionName: 'f' });
    expect(seen).toEqual([{}]);
  });

  test('rejects a string that is not JSON in the style of its integration, and does not call the function', () => {
    const io = new TestIo();
    io.functions.register('f', () => fail('called'));
    const said =
      "Could not parse request body into json: Could not parse payload into json: Unrecognized token 'eyJh': " +
      "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n" +
      ' at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]';
    const error = 'Lambda.InvalidRequestContentException';
    expect(io.ask('aws-sdk:lambda:invoke', { FunctionName: 'f', Payload: 'eyJh' })).toEqual({
      outcome: {
        error,
        cause: `${said} (Service: Lambda, Status Code: 400, Request ID: ${zeroUuid}) (SDK Attempt Count: 1)`,
      },
    });
    expect(io.ask('lambda:invoke', { FunctionName: 'f', Payload: 'eyJh' })).toEqual({
      outcome: {
        error,
        cause:
          `${said} (Service: AWSLambda; Status Code: 400; Error Code: InvalidRequestContentException; ` +
          `Request ID: ${zeroUuid}; Proxy: null)`,
      },
    });
  });

  test("a function's error has its errorType as name, and its reply as cause, compact", () => {
    const io = new TestIo();
    const error = new Down('no truck');
    error.stack = 'Shipping.Down: no truck\n    at ship';
    io.functions.register('ship', () => {
      throw error;
    });
    expect(io.ask('lambda:invoke', { FunctionName: 'ship' })).toEqual({
      outcome: {
        error: 'Shipping.Down',
        cause:
          '{"errorType":"Shipping.Down","errorMessage":"no truck",' +
          '"trace":["Shipping.Down: no truck","    at ship"]}',
      },
    });
  });

  test('as aws-sdk the error is part of the result and does not fail the task', async () => {
    const io = new TestIo();
    io.functions.register('ship', (_event, _context, callback) => callback('no truck'));
    expect(await io.reply('aws-sdk:lambda:invoke', { FunctionName: 'ship' })).toEqual({
      outcome: {
        output: {
          ExecutedVersion: '$LATEST',
          FunctionError: 'Unhandled',
          Payload: '{"errorType":"string","errorMessage":"no truck","trace":[]}',
          StatusCode: 200,
        },
      },
    });
  });

  test('waits for the token after the function has answered', () => {
    const io = new TestIo();
    io.functions.register('approve', () => 'asked');
    expect(io.ask('lambda:invoke.waitForTaskToken', { FunctionName: 'approve' })).toEqual({
      submitted: { ExecutedVersion: '$LATEST', Payload: 'asked', ...metadata(7), StatusCode: 200 },
      endedBy: 'outside',
    });
  });

  test('a function that fails before the token is used fails the submission', () => {
    const io = new TestIo();
    io.functions.register('approve', (_event, _context, callback) => callback('no'));
    expect(io.ask('lambda:invoke.waitForTaskToken', { FunctionName: 'approve' })).toEqual({
      outcome: {
        error: 'string',
        cause: '{"errorType":"string","errorMessage":"no","trace":[]}',
        phase: 'submit',
      },
    });
  });

  test('InvocationType Event returns at once; the function runs, and its failure has no effect', async () => {
    const io = new TestIo();
    const seen: unknown[] = [];
    io.functions.register('f', (event) => {
      seen.push(event);
      throw new Error('nobody hears this');
    });
    const reply = io.ask('lambda:invoke', { FunctionName: 'f', InvocationType: 'Event', Payload: { marker: 'e' } });
    expect(seen).toEqual([]);
    expect(reply).toEqual({
      outcome: {
        output: {
          Payload: null,
          SdkHttpMetadata: {
            AllHttpHeaders: {
              'x-amzn-Remapped-Content-Length': ['0'],
              Connection: ['keep-alive'],
              'x-amzn-RequestId': [zeroUuid],
              'Content-Length': ['0'],
              Date: [httpDate],
              'X-Amzn-Trace-Id': [trace],
            },
            HttpHeaders: {
              Connection: 'keep-alive',
              'Content-Length': '0',
              Date: httpDate,
              'x-amzn-Remapped-Content-Length': '0',
              'x-amzn-RequestId': zeroUuid,
              'X-Amzn-Trace-Id': trace,
            },
            HttpStatusCode: 202,
          },
          SdkResponseMetadata: { RequestId: zeroUuid },
          StatusCode: 202,
        },
      },
    });
    expect(io.ask('aws-sdk:lambda:invoke', { FunctionName: 'f', InvocationType: 'Event' })).toEqual({
      outcome: { output: { Payload: '', StatusCode: 202 } },
    });
    await Promise.resolve();
    expect(seen).toEqual([{ marker: 'e' }, {}]);
  });

  test('LogType Tail adds the end of the log, also as the first of the headers', () => {
    const io = new TestIo();
    io.functions.register('f', () => 1);
    const reply = io.ask('lambda:invoke', { FunctionName: 'f', LogType: 'Tail' }) as unknown as {
      outcome: { output: { LogResult: string; SdkHttpMetadata: { AllHttpHeaders: object } } };
    };
    const { LogResult, SdkHttpMetadata } = reply.outcome.output;
    expect(Object.entries(SdkHttpMetadata.AllHttpHeaders)[0]).toEqual(['X-Amz-Log-Result', [LogResult]]);
    expect(Buffer.from(LogResult, 'base64').toString()).toBe(
      `START RequestId: ${zeroUuid} Version: $LATEST\nEND RequestId: ${zeroUuid}\n` +
        `REPORT RequestId: ${zeroUuid}\tDuration: 0.00 ms\tBilled Duration: 1 ms\t` +
        'Memory Size: 128 MB\tMax Memory Used: 128 MB\t\n',
    );
  });

  test('the context describes the function', () => {
    const io = new TestIo();
    const contexts: LambdaContext[] = [];
    io.functions.register('f', (_, context) => void contexts.push(context), { timeoutSeconds: 3, memoryMb: 512 });
    const clientContext = Buffer.from('{"custom":{"a":1}}').toString('base64');
    void io.ask('lambda:invoke', { FunctionName: 'f', Qualifier: '7', ClientContext: clientContext });
    const [{ getRemainingTimeInMillis, ...context }] = contexts as [LambdaContext];
    expect(getRemainingTimeInMillis()).toBe(3000);
    expect(context).toEqual({
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'f',
      functionVersion: '7',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f:7',
      memoryLimitInMB: '512',
      awsRequestId: zeroUuid,
      logGroupName: '/aws/lambda/f',
      logStreamName: 'stepmill/[7]f',
      clientContext: { custom: { a: 1 } },
    });
  });

  test.each([
    'f',
    'f:live',
    '123456789012:function:f',
    'arn:aws:lambda:us-east-1:111111111111:function:f',
    'arn:aws:lambda:us-east-1:111111111111:function:f:$LATEST',
  ])('FunctionName %s means the function f', (FunctionName) => {
    const io = new TestIo();
    io.functions.register('f', () => 'here');
    expect(io.ask('aws-sdk:lambda:invoke', { FunctionName })).toMatchObject({
      outcome: { output: { Payload: '"here"' } },
    });
  });

  test('a call of an unregistered function is unanswered', () => {
    const io = new TestIo();
    io.functions.register('charge', () => 1);
    expect(io.ask('lambda:invoke', { FunctionName: 'ship' })).toBeUndefined();
    expect(io.ask('lambda:invoke', {})).toBeUndefined();
  });
});
