import type { TaskResource } from '../../../language/asl/resource';
import type { HttpWatch, RequestedResource, TaskRequest } from '../../../contract/task';
import { RuntimeError } from '../../../errors/StatesError';
import { compileTemplate } from '../../../language/expressions/template';
import { member, type Json } from '../../../util/json';
import type { Field } from '../dataFlow/DataFlow';
import { compileJsonataField } from '../dataFlow/evaluateJsonata';
import { compileNumber } from '../dataFlow/numberField';
import type { Scope } from '../Scope';
import type { StateCompiler } from '../StateCompiler';

/** What the requests of one state have in common, except computed settings. */
export interface TaskSettings {
  readonly state: string;
  readonly resource: RequestedResource;
  readonly timeoutSeconds?: number | undefined;
  readonly heartbeatSeconds?: number | undefined;
  readonly credentialsRoleArn?: string | undefined;
  readonly http?: HttpWatch | undefined;
}

/**
 * Compiles the fields of a Task besides its parameters: TimeoutSeconds, HeartbeatSeconds (with their Path forms),
 * Credentials.
 */
export function compileTaskSettings(compiler: StateCompiler, resource: TaskResource): Field<TaskSettings> {
  const { name: state, inspector } = compiler;
  const http = inspector?.http;
  const timeout = compileNumber(compiler, 'TimeoutSeconds');
  const heartbeat = compileNumber(compiler, 'HeartbeatSeconds');
  const roleArn = compileRoleArn(compiler);
  const settingsOf = (
    timeoutSeconds?: number,
    heartbeatSeconds?: number,
    credentialsRoleArn?: string,
  ): TaskSettings => ({ state, resource, timeoutSeconds, heartbeatSeconds, credentialsRoleArn, http });
  if (timeout === undefined && heartbeat === undefined && roleArn === undefined) {
    const settings = settingsOf();
    return () => settings;
  }
  return (scope, input) => {
    const timeoutSeconds = timeout?.(scope, input);
    const heartbeatSeconds = heartbeat?.(scope, input);
    if (heartbeatSeconds !== undefined && timeoutSeconds !== undefined && heartbeatSeconds >= timeoutSeconds)
      throw new RuntimeError(heartbeatTooLong(heartbeatSeconds, timeoutSeconds));
    return settingsOf(timeoutSeconds, heartbeatSeconds, roleArn?.(scope, input));
  };
}

/** AWS rejects such a state when the machine is created. Its message for values computed later is not recorded. */
function heartbeatTooLong(heartbeat: number, timeout: number): string {
  return `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`;
}

function compileRoleArn({ definition, queryLanguage }: StateCompiler): Field<string> | undefined {
  const { Credentials } = definition;
  if (Credentials === undefined) return undefined;
  if (queryLanguage === 'JSONata')
    return compileJsonataField(member(Credentials, 'RoleArn')!, 'Credentials/RoleArn', 'string');
  const template = compileTemplate(Credentials, 'Credentials');
  return (scope, input) => (template.evaluate(scope.seeing(input)) as { RoleArn: string }).RoleArn;
}

/** The request of a task with these settings, as the state is now. */
export function requestOf(scope: Scope, settings: TaskSettings, parameters: Json): TaskRequest {
  const { run } = scope;
  const { state, http } = settings;
  const request: TaskRequest = {
    executionArn: run.arn,
    executionName: run.name,
    stateMachineArn: run.stateMachineArn,
    stateMachineName: run.stateMachineName,
    roleArn: run.roleArn,
    testCase: run.testCase,
    state,
    resource: settings.resource,
    parameters,
    timeoutSeconds: settings.timeoutSeconds,
    heartbeatSeconds: settings.heartbeatSeconds,
    credentialsRoleArn: settings.credentialsRoleArn,
    attempt: scope.retryCount,
    invocation: run.countInvocation(state),
    iterations: scope.iterations,
    taskToken: scope.taskToken,
    now: run.now(),
  };
  return http === undefined ? request : { ...request, http };
}
