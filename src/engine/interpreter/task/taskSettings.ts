import { compactRequest, requestingVisit, type RequestingState } from '../../../contract/CompactRequest';
import type { TaskResource } from '../../../language/asl/resource';
import type { TaskRequest } from '../../../contract/task';
import { RuntimeError } from '../../../errors/StatesError';
import { compileTemplate } from '../../../language/expressions/template';
import { member, type Json } from '../../../util/json';
import type { Field } from '../dataFlow/DataFlow';
import { compileJsonataField } from '../dataFlow/evaluateJsonata';
import { compileNumber } from '../dataFlow/numberField';
import type { Scope } from '../Scope';
import type { StateCompiler } from '../StateCompiler';

/**
 * Compiles the fields of a Task besides its parameters: TimeoutSeconds, HeartbeatSeconds (with their Path forms),
 * Credentials.
 */
export function compileTaskSettings(compiler: StateCompiler, resource: TaskResource): Field<RequestingState> {
  const { name: state, inspector } = compiler;
  const http = inspector?.http;
  const timeout = compileNumber(compiler, 'TimeoutSeconds');
  const heartbeat = compileNumber(compiler, 'HeartbeatSeconds');
  const roleArn = compileRoleArn(compiler);
  const settingsOf = (
    timeoutSeconds?: number,
    heartbeatSeconds?: number,
    credentialsRoleArn?: string,
  ): RequestingState => ({ state, resource, timeoutSeconds, heartbeatSeconds, credentialsRoleArn, http });
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

/** AWS refuses such a state when the machine is created; what it says of values that come later is not recorded. */
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
export function requestOf(scope: Scope, settings: RequestingState, parameters: Json): TaskRequest {
  const { run, retryCount: attempt, iterations, taskToken } = scope;
  const invocation = run.countInvocation(settings.state);
  const now = run.now();
  const visit = requestingVisit(attempt, iterations, taskToken);
  return compactRequest(run.requesting, settings, visit, parameters, invocation, now);
}
