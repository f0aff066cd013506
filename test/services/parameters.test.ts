import { stateMachineName } from '../../src/services/stateMachineName';

test.each([
  ['arn:aws:states:us-east-1:123456789012:stateMachine:child', 'child'],
  ['arn:aws:states:us-east-1:123456789012:stateMachine:child:PROD', 'child'],
  ['arn:aws:states:us-east-1:123456789012:stateMachine:child/Map', 'child'],
  ['child', 'child'],
])('stateMachineName(%s) is %s', (arn, name) => {
  expect(stateMachineName(arn)).toBe(name);
});
