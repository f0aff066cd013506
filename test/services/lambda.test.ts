import { eventOf, invokeResult, returned, sdkInvokeResult } from '../../src/services/lambda';
import { serviceCall, type ServiceRequest } from '../../src/services/serviceCalls';
import type { Json } from '../../src/util/json';
import { taskRequest } from '../tasks/mocking/taskRequest';

const hex = '0123456789abcdef';

function call(resource: string, parameters: Json) {
  const id = (part: string): string => `${part.slice(0, 1)}-${hex.repeat(2)}`;
  return serviceCall(taskRequest({ resource, parameters }) as ServiceRequest, { id, count: () => 0 });
}

test.each<[Json, Json]>([
  [{}, {}],
  [{ Payload: null }, {}],
  [{ Payload: { a: 1 } }, { a: 1 }],
  [{ Payload: '{"a":1}' }, { a: 1 }],
  [{ Payload: '"text"' }, 'text'],
  [{ Payload: 'no json' }, 'no json'],
])('of the parameters %j, a function gets %j', (parameters, event) => {
  expect(eventOf(parameters as never)).toEqual(event);
});

test('wraps the result of a function like Invoke, including the trace header', () => {
  const result = returned({ ok: true }, call('lambda:invoke', { FunctionName: 'charge:7' }));
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': '11',
    'Content-Type': 'application/json',
    Date: 'Fri, 02 Jan 2026 03:04:05 GMT',
    'X-Amz-Executed-Version': '7',
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': `r-${hex.repeat(2)}`,
  };
  expect(result).toEqual({
    ExecutedVersion: '7',
    Payload: { ok: true },
    SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
    SdkResponseMetadata: { RequestId: `r-${hex.repeat(2)}` },
    StatusCode: 200,
  });
  expect(result).toMatchObject({
    SdkHttpMetadata: {
      HttpHeaders: {
        ...headers,
        'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-.{24};Parent=.{16};Sampled=0$/),
      },
    },
  });
});

test.each([
  ['Event', 202],
  ['DryRun', 204],
])('a %s invocation does not wait', (InvocationType, StatusCode) => {
  const parameters = { FunctionName: 'charge', InvocationType };
  expect(returned({ ok: true }, call('lambda:invoke', parameters))).toMatchObject({ Payload: null, StatusCode });
  expect(returned({ ok: true }, call('aws-sdk:lambda:invoke', parameters))).toEqual({ Payload: '', StatusCode });
});

test('behind aws-sdk: the payload stays a string, and an error of the function is part of the response', () => {
  expect(returned({ ok: true }, call('aws-sdk:lambda:invoke', { FunctionName: 'charge' }))).toEqual({
    ExecutedVersion: '$LATEST',
    Payload: '{"ok":true}',
    StatusCode: 200,
  });
  const answer = { statusCode: 200, payload: '{}', functionError: 'Unhandled', logResult: 'TE9H' };
  expect(JSON.stringify(sdkInvokeResult(answer))).toBe(
    '{"FunctionError":"Unhandled","LogResult":"TE9H","Payload":"{}","StatusCode":200}',
  );
});

test('builds the HTTP metadata on demand', () => {
  const http = jest.fn(() => ({ requestId: 'r', headers: {} }));
  const result = invokeResult({ statusCode: 200 }, { ok: true }, http);
  expect([result['Payload'], http.mock.calls.length]).toEqual([{ ok: true }, 0]);
  expect([JSON.stringify(result), http.mock.calls.length]).toEqual([
    '{"Payload":{"ok":true},"SdkHttpMetadata":{"AllHttpHeaders":{},"HttpHeaders":{},"HttpStatusCode":200},' +
      '"SdkResponseMetadata":{"RequestId":"r"},"StatusCode":200}',
    1,
  ]);
});
