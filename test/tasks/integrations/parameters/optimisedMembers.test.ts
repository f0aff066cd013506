import { optimisedMembers } from '../../../../src/tasks/integrations/parameters/optimisedMembers';
import { loadServiceSchema } from '../../../../src/tasks/schemas/serviceSchema';

test.each([
  ['lambda', 'invoke', 'lambda'],
  ['states', 'startExecution', 'sfn'],
  ['sqs', 'sendMessage', 'sqs'],
  ['sns', 'publish', 'sns'],
  ['events', 'putEvents', 'eventbridge'],
  ['dynamodb', 'getItem', 'dynamodb'],
  ['dynamodb', 'putItem', 'dynamodb'],
  ['dynamodb', 'updateItem', 'dynamodb'],
  ['dynamodb', 'deleteItem', 'dynamodb'],
])('%s:%s has the members of the API', (service, action, sdkService) => {
  const input = loadServiceSchema(sdkService, 'optimised')!.action(action)!.input;
  expect(optimisedMembers(service, action)).toEqual(input.members.map(({ name }) => name));
});

test('others are left to the client package', () => {
  expect(optimisedMembers('ecs', 'runTask')).toBeUndefined();
  expect(optimisedMembers('constructor', 'toString')).toBeUndefined();
});
