import { functionOf, requestIdsOf } from '../../../src/console/model/functionOf';
import type { Attempt, Visit } from '../../../src/story/trace/Story';

function visit(...attempts: Partial<Attempt>[]): Visit {
  return { attempts } as unknown as Visit;
}

test.each([
  [{ resourceType: 'lambda', resource: 'invoke', parameters: { FunctionName: 'charge' } }, 'charge'],
  [{ resourceType: 'lambda', resource: 'invoke', parameters: { FunctionName: 'charge:LIVE' } }, 'charge'],
  [
    {
      resourceType: 'lambda',
      resource: 'invoke',
      parameters: { FunctionName: 'arn:aws:lambda:us-east-1:1:function:charge:7' },
    },
    'charge',
  ],
  [{ resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship' }, 'ship'],
  [{ resourceType: 'sqs', resource: 'sendMessage', parameters: { QueueUrl: 'q' } }, undefined],
  [{ resource: 'arn:aws:states:us-east-1:123456789012:activity:paint' }, undefined],
])('the function of %j is %s', (attempt, name) => {
  expect(functionOf(visit(attempt))).toBe(name);
});

test('returns undefined without an attempt', () => {
  expect(functionOf(visit())).toBeUndefined();
});

test('names invocations by the metadata of their answers', () => {
  const SdkResponseMetadata = { RequestId: 'r-1' };
  expect(requestIdsOf(visit({ output: { SdkResponseMetadata } }, { output: 'text' }, {}))).toEqual(['r-1']);
});
