import { parseResource } from '../../src/language/asl/resource';
import { findService, serviceNames } from '../../src/services/services';
import { loadServiceSchema } from '../../src/services/schemas/serviceSchema';
import { findIntegration, isKnownIntegration, optimisedIntegrations } from '../../src/services/catalogue';

const resource = (arn: string) => parseResource(arn)!;
const optimised = (name: string) => resource(`arn:aws:states:::${name}`);

describe('findIntegration', () => {
  test('reports everything the catalogue knows about an action', () => {
    expect(findIntegration(optimised('ecs:runTask.sync'))).toEqual({
      service: 'ecs',
      action: 'runTask',
      patterns: ['REQUEST_RESPONSE', 'SYNC', 'WAIT_FOR_TASK_TOKEN'],
      syncVersion: 1,
      usedIn: 'task',
      required: ['TaskDefinition'],
      reserved: ['Count', 'StartedBy'],
    });
  });

  test.each(['dynamodb:query', 'constructor:toString', 'lambda:Invoke', 'aws-sdk:lambda:invoke'])(
    '%s is not in it',
    (name) => expect(findIntegration(optimised(name))).toBeUndefined(),
  );

  test('functions and activities are not in it', () => {
    expect(findIntegration(resource('arn:aws:lambda:us-east-1:123456789012:function:f'))).toBeUndefined();
    expect(findIntegration(resource('arn:aws:states:us-east-1:123456789012:activity:a'))).toBeUndefined();
  });

  test('no action is listed twice', () => {
    const names = optimisedIntegrations().map(({ service, action }) => `${service}:${action}`);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('isKnownIntegration', () => {
  test.each([
    ['lambda:invoke', true],
    ['lambda:invoke.waitForTaskToken', true],
    ['lambda:invoke.sync', false],
    ['states:startExecution.sync:2', true],
    ['ecs:runTask.sync:2', false],
    ['dynamodb:getItem.waitForTaskToken', false],
    ['dynamodb:query', false],
    ['http:invoke', true],
    ['http:invoke.waitForTaskToken', false],
    ['aws-sdk:s3:getObject', true],
    ['aws-sdk:brandnewservice:doSomething.waitForTaskToken', true],
    ['aws-sdk:ecs:runTask.sync', false],
    ['aws-sdk:bedrockruntime:converseStream', false],
    ['aws-sdk:s3:selectObjectContent', false],
    ['aws-sdk:kinesis:subscribeToShard', false],
    ['aws-sdk:lambda:invokeAsync', false],
    ['aws-sdk:rdsdata:executeSql', false],
    ['aws-sdk:rdsdata:executeStatement', true],
    ['aws-sdk:cloudwatchlogs:startLiveTail', false],
  ])('%s: %p', (name, known) => expect(isKnownIntegration(optimised(name))).toBe(known));
});

test('the listed parameters are those of the API', () => {
  const faults = serviceNames().flatMap((name) =>
    Object.entries(findService(name)!.actions)
      // Those with a result of their own have parameters of their own, too.
      .filter(([, { members, ownResult }]) => members !== undefined && ownResult === undefined)
      .filter(([action, { members }]) => {
        const input = loadServiceSchema(name, 'optimised')!.action(action)!.input;
        return JSON.stringify(members) !== JSON.stringify(input.members.map((member) => member.name));
      })
      .map(([action]) => `${name}:${action}`),
  );
  expect(faults).toEqual([]);
});
