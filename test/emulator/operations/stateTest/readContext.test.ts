import { useTestService } from '../support/testService';

const api = useTestService();
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$$' },
  End: true,
};
const callback = { ...invoke, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };

function request(state: object, context: unknown): object {
  const text = typeof context === 'string' ? context : JSON.stringify(context);
  return { definition: JSON.stringify(state), context: text, mock: { result: '{}' }, inspectionLevel: 'DEBUG' };
}

test.each<[unknown, string]>([
  [{ Other: {} }, "Field 'Other' is not allowed"],
  [{ Execution: { other: 1 } }, "Field 'other' is not allowed"],
  [{ constructor: {} }, "Field 'constructor' is not allowed"],
  [{ Execution: { toString: 1 } }, "Field 'toString' is not allowed"],
  [{ Execution: { Id: 1 } }, 'Execution.Id must be a string'],
  [{ State: { RetryCount: '1' } }, 'State.RetryCount must be a number'],
  [{ State: 1 }, 'State must be an object'],
  [{ Map: { Item: {} } }, "'Map' field is not supported when mocking a Context object"],
  ['[]', 'it must be a JSON object'],
  ['{', 'it must be valid JSON'],
  [
    { Task: { Token: 't' } },
    "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service " +
      'integration pattern',
  ],
])('rejects %j', async (context, what) => {
  expect(await api.errorOf('TestState', request(invoke, context))).toEqual({
    code: 'ValidationException',
    message: `Invalid Context object provided: ${what}`,
  });
});

test.each<[object, object]>([
  [invoke, {}],
  [invoke, { Execution: {}, State: {}, StateMachine: {} }],
  [invoke, { State: { Name: 'Mine', RetryCount: 2 }, Execution: { Input: [1], Id: 'arn' } }],
  [callback, { Task: { Token: 'mine' } }],
])('for %j, %j is the whole context, in its own order', async (state, context) => {
  const { inspectionData } = (await api.call('TestState', request(state, context))) as {
    inspectionData: { afterParameters: string };
  };
  const parameters = `{"FunctionName":"f","Payload":${JSON.stringify(context)}}`;
  expect(inspectionData.afterParameters).toBe(parameters);
});

test('a Map puts its item into the context', async () => {
  const map = {
    Type: 'Map',
    ItemSelector: { 'all.$': '$$' },
    ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
    End: true,
  };
  const asked = { ...request(map, { State: { Name: 'Mine' } }), input: '[7]', mock: { result: '[0]' } };
  expect(await api.call('TestState', asked)).toMatchObject({
    inspectionData: { afterItemSelector: '[{"all":{"State":{"Name":"Mine"},"Map":{"Item":{"Index":0,"Value":7}}}}]' },
  });
});
