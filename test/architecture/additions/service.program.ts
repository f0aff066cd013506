import { parseResource } from '../../../src/language/asl/resource';
import type { TaskReply } from '../../../src/contract/task';
import { endpointVariable, sdkPackageName } from '../../../src/services/serviceNames';
import { Endpoints } from '../../../src/tasks/integrations/endpoints/Endpoints';
import { checkParameters } from '../../../src/tasks/integrations/parameters/checkParameters';
import { Mocks } from '../../../src/tasks/mocking/Mocks';
import { mock, service } from '../../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../../src/tasks/mocking/ScriptBuilder';
import { examineDefinition } from '../../../src/validation/rules/examineDefinition';
import { taskRequest } from '../../tasks/mocking/taskRequest';

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

/** Everything the code base knows about a dummy integration. */
export function run(): unknown {
  const resource = parseResource('arn:aws:states:::scheduler:createSchedule')!;
  const environment = { SCHEDULER_ENDPOINT: 'http://127.0.0.1:1' };
  return {
    findings: [
      findings('scheduler:createSchedule'),
      findings('scheduler:createSchedule.sync'),
      findings('aws-sdk:scheduler:listSchedules', {}),
      findings('scheduler:createSchedule', { Name: 'nightly' }),
    ],
    pattern: findings('scheduler:createSchedule.waitForTaskToken')[0]!.includes('is not recognized'),
    parameters: checkParameters(resource, { ...parameters, GroupNam: 'x' }),
    answers: [
      reply('aws-sdk:scheduler:createSchedule', service('scheduler').succeeds()).outcome,
      reply('scheduler:createSchedule', service('scheduler').succeeds()).outcome,
    ],
    job: reply('scheduler:createSchedule.sync', mock('Charge').returns({ State: 'DISABLED' })).outcome,
    failure: reply('scheduler:createSchedule', mock('Charge').fails('ConflictException', 'there')).outcome,
    endpoint: new Endpoints({ environment }).find('scheduler'),
    names: [endpointVariable('scheduler'), sdkPackageName('scheduler')],
  };
}
