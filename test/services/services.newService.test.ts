import { parseResource } from '../../src/language/asl/resource';
import type { TaskReply } from '../../src/contract/task';
import { addService } from '../../src/services/services';
import { endpointVariable, sdkPackageName } from '../../src/services/serviceNames';
import { Endpoints } from '../../src/tasks/integrations/endpoints/Endpoints';
import { checkParameters } from '../../src/tasks/integrations/parameters/checkParameters';
import { Mocks } from '../../src/tasks/mocking/Mocks';
import { mock, service } from '../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../src/tasks/mocking/ScriptBuilder';
import { examineDefinition } from '../../src/validation/rules/examineDefinition';
import { taskRequest } from '../tasks/mocking/taskRequest';
import { scheduler } from './fixtures/scheduler';

/** A new service is one file and one line: this is the line. */
beforeAll(() => addService('scheduler', 'scheduler', () => scheduler));

const parameters = { Name: 'nightly', ScheduleExpression: 'rate(1 day)', Target: {} };

function reply(resource: string, script: ScriptBuilder): TaskReply {
  const mocks = new Mocks();
  mocks.use(script);
  return mocks.ask(taskRequest({ resource, parameters }))?.reply as TaskReply;
}

function findings(resource: string, given: object = parameters): readonly string[] {
  const Resource = `arn:aws:states:::${resource}`;
  const definition = { StartAt: 'S', States: { S: { Type: 'Task', Resource, Parameters: given, End: true } } };
  return examineDefinition(JSON.stringify(definition)).findings.map(({ message }) => message);
}

test('its patterns and required parameters are checked when a machine is created', () => {
  expect(findings('scheduler:createSchedule')).toEqual([]);
  expect(findings('scheduler:createSchedule.sync')).toEqual([]);
  expect(findings('aws-sdk:scheduler:listSchedules', {})).toEqual([]);
  expect(findings('scheduler:createSchedule.waitForTaskToken')[0]).toContain('is not recognized');
  expect(findings('scheduler:createSchedule', { Name: 'nightly' })).toEqual([
    "The field 'ScheduleExpression' is required but was missing",
    "The field 'Target' is required but was missing",
  ]);
});

test('its parameters are known by name', () => {
  const resource = parseResource('arn:aws:states:::scheduler:createSchedule')!;
  expect(checkParameters(resource, { ...parameters, GroupNam: 'x' })).toEqual([
    { message: `The field "GroupNam" is not supported by Step Functions. Did you mean 'GroupName'?` },
  ]);
});

test('its answer is that of a mock', () => {
  const ScheduleArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly';
  expect(reply('aws-sdk:scheduler:createSchedule', service('scheduler').succeeds()).outcome).toEqual({
    output: { ScheduleArn },
  });
  expect(reply('scheduler:createSchedule', service('scheduler').succeeds()).outcome).toEqual({
    output: {
      ScheduleArn,
      SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
      SdkResponseMetadata: { RequestId: expect.any(String) },
    },
  });
});

test('its jobs fail tasks, and its errors have its names', () => {
  expect(reply('scheduler:createSchedule.sync', mock('Charge').returns({ State: 'DISABLED' })).outcome).toEqual({
    error: 'States.TaskFailed',
    cause: '{"State":"DISABLED"}',
  });
  expect(reply('scheduler:createSchedule', mock('Charge').fails('ConflictException', 'there')).outcome).toEqual({
    error: 'Scheduler.ConflictException',
    cause: expect.stringMatching(
      /^there \(Service: AmazonEventBridgeScheduler; Status Code: 400; Error Code: Conflict/,
    ),
  });
});

test('its endpoint and its package are known', () => {
  expect(new Endpoints({ environment: { SCHEDULER_ENDPOINT: 'http://127.0.0.1:1' } }).find('scheduler')).toEqual({
    url: 'http://127.0.0.1:1',
    namedBy: 'SCHEDULER_ENDPOINT',
  });
  expect([endpointVariable('scheduler'), sdkPackageName('scheduler')]).toEqual([
    'AWS_ENDPOINT_URL_SCHEDULER',
    '@aws-sdk/client-scheduler',
  ]);
});
