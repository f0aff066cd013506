import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import type { TaskResource } from '../../../language/asl/resource';
import { invariant } from '../../../errors/invariant';
import type { EventDetails } from '../../../contract/HistoryEvent';
import { NamedEvent } from '../../history/NamedEvent';
import type { Json } from '../../../util/json';
import type { Scope } from '../Scope';

type Failure = Extract<TaskOutcome, { error: unknown }>;

/**
 * The events of one kind of task.
 *
 * AWS: timeout and heartbeat are present only if the state sets them (recorded).
 */
export interface TaskEvents {
  scheduled(scope: Scope, request: TaskRequest): void;
  started(scope: Scope, request: TaskRequest, workerName?: string): void;
  submitted(scope: Scope, request: TaskRequest, output: Json): void;
  succeeded(scope: Scope, request: TaskRequest, output: Json): void;
  failed(scope: Scope, request: TaskRequest, failure: Failure): void;
  timedOut(scope: Scope, request: TaskRequest): void;
}

function credentials({ credentialsRoleArn }: TaskRequest): EventDetails['taskCredentials'] {
  return credentialsRoleArn === undefined ? undefined : { roleArn: credentialsRoleArn };
}

function service({ resource }: TaskRequest): { resourceType: string; resource: string } {
  invariant(resource.kind === 'integration', 'only integrations have a resource type');
  return { resourceType: resource.resourceType, resource: resource.resource };
}

const integrationEvents: TaskEvents = {
  scheduled(scope, request) {
    const { resourceType, resource } = service(request);
    scope.emit('TaskScheduled', {
      resourceType,
      resource,
      region: scope.run.region,
      parameters: request.parameters,
      timeoutInSeconds: request.timeoutSeconds,
      heartbeatInSeconds: request.heartbeatSeconds,
      taskCredentials: credentials(request),
    });
    scope.emit('TaskStarted', { resourceType, resource });
  },
  started: () => undefined,
  submitted(scope, request, output) {
    const { resourceType, resource } = service(request);
    scope.emit('TaskSubmitted', { resourceType, resource, output });
  },
  succeeded(scope, request, output) {
    const { resourceType, resource } = service(request);
    scope.emit('TaskSucceeded', { resourceType, resource, output });
  },
  failed(scope, request, { error, cause, phase }) {
    const type = phase === 'submit' ? 'TaskSubmitFailed' : phase === 'start' ? 'TaskStartFailed' : 'TaskFailed';
    scope.emit(type, { ...service(request), error, cause });
  },
  timedOut: (scope, request) => scope.emit('TaskTimedOut', { ...service(request), error: 'States.Timeout' }),
};

const functionSucceeded = new NamedEvent('LambdaFunctionSucceeded', '');

function lambdaFunctionEvents(arn: string): TaskEvents {
  const functionScheduled = new NamedEvent('LambdaFunctionScheduled', arn);
  return {
    scheduled(scope, request) {
      const { parameters: input, timeoutSeconds, credentialsRoleArn } = request;
      if (timeoutSeconds === undefined && credentialsRoleArn === undefined) scope.emitNamed(functionScheduled, input);
      else
        scope.emit('LambdaFunctionScheduled', {
          resource: arn,
          input,
          timeoutInSeconds: timeoutSeconds,
          taskCredentials: credentials(request),
        });
      scope.emit('LambdaFunctionStarted');
    },
    started: () => undefined,
    submitted: () => undefined,
    succeeded: (scope, _request, output) => scope.emitNamed(functionSucceeded, output),
    failed(scope, _request, { error, cause, phase }) {
      const type =
        phase === 'schedule'
          ? 'LambdaFunctionScheduleFailed'
          : phase === 'start'
            ? 'LambdaFunctionStartFailed'
            : 'LambdaFunctionFailed';
      scope.emit(type, { error, cause });
    },
    timedOut: (scope) => scope.emit('LambdaFunctionTimedOut', { error: 'States.Timeout' }),
  };
}

const activityEvents: TaskEvents = {
  scheduled(scope, request) {
    const { resource, parameters: input } = request;
    scope.emit('ActivityScheduled', {
      resource: resource.arn,
      input,
      timeoutInSeconds: request.timeoutSeconds,
      heartbeatInSeconds: request.heartbeatSeconds,
    });
  },
  started: (scope, _request, workerName) => scope.emit('ActivityStarted', { workerName }),
  submitted: () => undefined,
  succeeded: (scope, _request, output) => scope.emit('ActivitySucceeded', { output }),
  failed: (scope, _request, { error, cause }) => scope.emit('ActivityFailed', { error, cause }),
  timedOut: (scope) => scope.emit('ActivityTimedOut', { error: 'States.Timeout' }),
};

/** The events of the tasks of a state. */
export function taskEventsOf({ kind, arn }: TaskResource): TaskEvents {
  if (kind === 'lambdaFunction') return lambdaFunctionEvents(arn);
  return kind === 'activity' ? activityEvents : integrationEvents;
}
