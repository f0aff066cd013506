import { end } from '../../rules/diagnose';
import { advise } from './advise';

const callback = (fields: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  TimeoutSeconds: 9,
  ...fields,
  ...end,
});

test('reports a token that nobody receives', () => {
  expect(advise({ S: callback({ Parameters: { QueueUrl: 'q', 'MessageBody.$': '$' } }) })).toEqual([
    'TASK_TOKEN_NOT_SENT /States/S/Parameters: This state waits for its task token, but nothing in its parameters ' +
      'passes the token on.',
  ]);
});

test.each([
  { Parameters: { MessageBody: { 'token.$': '$$.Task.Token' } } },
  { Parameters: { MessageBody: { 'context.$': '$$' } } },
  { Parameters: { 'MessageBody.$': "States.Format('{}', $$.Task.Token)" } },
  { QueryLanguage: 'JSONata', Arguments: { MessageBody: '{% $states.context.Task.Token %}' } },
  { QueryLanguage: 'JSONata', Arguments: { MessageBody: '{% $string({"c": $states.context}) %}' } },
  { QueryLanguage: 'JSONata', Arguments: '{% $prepared %}' },
])('%j hands it on, or may do so', (fields) => {
  expect(advise({ S: callback(fields) }).filter((line) => line.startsWith('TASK_TOKEN'))).toEqual([]);
});
