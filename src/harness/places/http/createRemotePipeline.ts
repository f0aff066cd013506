import type { TaskResource } from '../../../language/asl/resource';
import type { TaskRequest } from '../../../contract/task';
import { isObject, member } from '../../../util/json';
import { invariant } from '../../../errors/invariant';
import { createIds } from '../../../emulator/store/ids';
import type { HandlerCalls } from '../../../tasks/answering/clients/HandlerCalls';
import type { IntegrationServices } from '../../../tasks/integrations/IntegrationIo';
import type { Answers } from '../../../tasks/answering/Answers';
import { integrationServices } from '../../../tasks/answering/integrationServices';
import { TaskPipeline } from '../../../tasks/answering/TaskPipeline';
import { lazy } from '../../../util/lazy';

const loadHandlerCalls = lazy(
  () =>
    require('../../../tasks/answering/clients/HandlerCalls') as typeof import('../../../tasks/answering/clients/HandlerCalls'),
);

/** What a remote service provides for answering its tasks. */
export interface RemoteService {
  /** Its clock, in epoch milliseconds. */
  now(): number;
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Whether it has a bucket of this name. */
  hasBucket(name: string): boolean;
}

/**
 * Answers the tasks of a service in another process with the mocks, functions and outbox of this one. The service does
 * not read the mock file, so its executions are checked against it at their first task.
 */
export function createRemotePipeline(answers: Answers, service: RemoteService): TaskPipeline {
  return new TaskPipeline(answers, servicesOf(answers, service), {
    leaves: (resource, request) => isServicesOwn(resource) || isInBucket(request, service),
    checksTestCases: true,
  });
}

/**
 * Answers the calls that handlers in this process make with their own AWS clients. Calls of Step Functions go to the
 * service in the other process.
 */
export function createRemoteCalls(answers: Answers, service: RemoteService): HandlerCalls {
  const pipeline = new TaskPipeline(answers, servicesOf(answers, service));
  const { HandlerCalls: Calls } = loadHandlerCalls();
  return new Calls(() => ({ answers, pipeline, now: () => service.now() }));
}

function servicesOf(answers: Answers, service: RemoteService): IntegrationServices {
  const ids = createIds();
  return integrationServices(answers, {
    now: () => service.now(),
    random: () => ids.random(),
    call: (operation, input) => service.call(operation, input),
    startExecution: () => invariant(false, 'a nested execution is started by the service itself') as never,
  });
}

/** Activities (their workers poll the service), nested executions and the S3 buckets of Map Runs are in the service. */
function isServicesOwn(resource: TaskResource): boolean {
  return (
    resource.kind === 'activity' ||
    (resource.kind === 'integration' && (['states', 'sfn'].includes(resource.service) || isOfMapRun(resource.arn)))
  );
}

/** Only `aws-sdk:` tasks call S3. */
function isOfMapRun(arn: string): boolean {
  return /^arn:[^:]*:states:[^:]*:[^:]*:s3:/.test(arn);
}

/** A call of S3 whose bucket is in the service. */
function isInBucket({ resource, parameters }: TaskRequest, service: RemoteService): boolean {
  if (resource.kind !== 'integration' || resource.service !== 's3' || !isObject(parameters)) return false;
  const bucket = member(parameters, 'Bucket');
  return typeof bucket === 'string' && service.hasBucket(bucket);
}
