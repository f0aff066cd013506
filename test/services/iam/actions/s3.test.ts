import { parseResource } from '../../../../src/language/asl/resource';
import { neededActions } from '../../../../src/services/iam/actions/neededActions';

const place = { partition: 'aws', region: 'us-east-1', accountId: '123456789012' };
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:order';

test.each([
  // A ResultWriter: AWS makes the rest of its keys.
  [{ Bucket: 'b', Prefix: 'out' }, ['arn:aws:s3:::b/out/*'], true],
  [{ Bucket: 'b', Prefix: 'out/' }, ['arn:aws:s3:::b/out/*'], true],
  [{ Bucket: 'b' }, ['arn:aws:s3:::b/*'], true],
  [{ Bucket: 'b', Key: 'k' }, ['arn:aws:s3:::b/k'], undefined],
])('putObject with %j is on %j', (parameters, resources, atRunTime) => {
  const resource = parseResource('arn:aws:states:::aws-sdk:s3:putObject')!;
  const [need] = neededActions({ resource, parameters, place, stateMachineArn });
  expect([need?.action, need?.resources, need?.atRunTime]).toEqual(['s3:PutObject', resources, atRunTime]);
});
