import { end } from '../../rules/diagnose';
import { advise } from './advise';

const start = (version: string, fields: object): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::states:startExecution.sync${version}`,
  Parameters: { StateMachineArn: 'arn' },
  ...fields,
  ...end,
});
const text = 'With .sync, the Output of the child is a JSON string, so nothing can be selected from it.';

test('the Output of .sync is text', () => {
  expect(advise({ S: start('', { ResultSelector: { 'a.$': '$.Output.total', 'b.$': '$.Output' } }) })).toEqual([
    `SYNC_OUTPUT_IS_TEXT /States/S/ResultSelector/a.$: ${text}`,
  ]);
  const jsonata = { QueryLanguage: 'JSONata', Output: '{% $states.result.Output.total %}' };
  expect(advise({ S: start('', jsonata) })).toEqual([`SYNC_OUTPUT_IS_TEXT /States/S/Output: ${text}`]);
});

test('that of .sync:2 is JSON', () => {
  expect(advise({ S: start(':2', { ResultSelector: { 'a.$': '$.Output.total' } }) })).toEqual([]);
});
