import { parseResource } from '../../../src/language/asl/resource';
import { unknownAction } from '../../../src/tasks/mocking/unknownAction';
import { loadServiceSchema } from '../../../src/services/schemas/serviceSchema';

const asked = (name: string) => unknownAction(parseResource(`arn:aws:states:::${name}`)!);
const { name, version } = loadServiceSchema('sqs')!.package;

test.each([
  'aws-sdk:sqs:sendMessage',
  'aws-sdk:sqs:sendmessage',
  'aws-sdk:qbusiness:chatSync',
  'sqs:sendMessage',
  'sqs:nope',
])('accepts %s', (known) => {
  expect(asked(known)).toBeUndefined();
});

test.each<[string, string | undefined]>([
  ['sendMesage', 'sendMessage'],
  ['sendMessag', 'sendMessage'],
  ['sedn', undefined],
])('%s is certainly misspelt, or may be newer', (action, meant) => {
  expect(asked(`aws-sdk:sqs:${action}`)).toEqual({
    reason: `${name} ${version} has no action '${action}'`,
    meant: meant && `aws-sdk:sqs:${meant}`,
    misspelt: meant !== undefined,
  });
});

// A client package of some months ago has the one of two such names, and not the other.
test.each([
  'sendMessages',
  'sendMessageV2',
  'sendMessageNow',
  'deleteQueues',
  'untagQueueAI',
  'deleteAIQueue',
  'desendMessage',
])('%s may be newer', (action) => {
  expect(asked(`aws-sdk:sqs:${action}`)).toMatchObject({ misspelt: false });
});

test('an unknown service may be newer, too', () => {
  expect(asked('aws-sdk:s33:getObject')).toEqual({
    reason: "no service 's33' is known here, and no @aws-sdk/client-* package for 's33' is installed",
    meant: 'aws-sdk:s3:getObject',
    misspelt: false,
  });
  expect(asked('aws-sdk:somethingquitenew:doIt')).toMatchObject({ meant: undefined, misspelt: false });
});
