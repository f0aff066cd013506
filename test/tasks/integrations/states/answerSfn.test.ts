import { ServiceError } from '../../../../src/errors/ServiceError';
import { TestIo, zeroUuid } from '../support';

/** Answers every operation with the same. */
function ioAnswering(answer: () => unknown): TestIo {
  const io = new TestIo();
  io.call = (operation, input) => {
    io.calls.push([operation, input]);
    return answer();
  };
  return io;
}

test('parameters become those of the API, and JSON becomes a string', () => {
  const io = ioAnswering(() => ({ executionArn: 'arn', startDate: 1704164645.25 }));
  const parameters = { StateMachineArn: 'm', Input: { key: 'value' }, Name: null };
  expect(io.ask('aws-sdk:sfn:startExecution', parameters)).toEqual({
    outcome: { output: { ExecutionArn: 'arn', StartDate: '2024-01-02T03:04:05.250Z' } },
  });
  expect(io.calls).toEqual([['StartExecution', { stateMachineArn: 'm', input: '{"key":"value"}' }]]);
});

test('results have capital names in alphabetical order, times as strings, and no missing members', async () => {
  const io = ioAnswering(() =>
    Promise.resolve({
      executions: [{ status: 'RUNNING', executionArn: 'a', startDate: 1704164645, stopDate: undefined }],
      nextToken: null,
    }),
  );
  const reply = await io.reply('aws-sdk:sfn:listExecutions', { StateMachineArn: 'm' });
  expect(JSON.stringify(reply)).toBe(
    '{"outcome":{"output":{"Executions":[{"ExecutionArn":"a","StartDate":"2024-01-02T03:04:05Z","Status":"RUNNING"}]}}}',
  );
});

test.each([false, true])('a rejection is an error of the task (later: %p)', async (later) => {
  const refusal = new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
  const io = ioAnswering(() => {
    if (later) return Promise.reject(refusal);
    throw refusal;
  });
  expect(await io.reply('aws-sdk:sfn:sendTaskFailure', { TaskToken: 'NoSuchTaskToken' })).toEqual({
    outcome: {
      error: 'Sfn.InvalidTokenException',
      cause: `Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: ${zeroUuid}) (SDK Attempt Count: 1)`,
    },
  });
});

test('a fault of Stepmill itself is not an error of the task', () => {
  const io = ioAnswering(() => {
    throw new TypeError('bug');
  });
  expect(() => io.ask('aws-sdk:sfn:describeExecution', {})).toThrow(TypeError);
});
