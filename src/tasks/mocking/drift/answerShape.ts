import type { RequestedResource } from '../../../contract/task';
import { findServiceSchema, type ServiceSchema } from '../../../services/schemas/serviceSchema';
import type { ServiceShape, ServiceStructure } from '../../../services/schemas/ServiceShape';
import type { IntegrationResource } from '../../../services/AwsService';
import { findOptimised, findService, sdkServiceName } from '../../../services/services';
import type { SyncJob } from '../../../services/SyncJob';

/** What the result of a task must look like. */
export interface AnswerShape {
  /** For messages: `sqs SendMessage`. */
  readonly api: string;
  /** The service whose API it is: `lambda`, `sfn`. */
  readonly service: string;
  readonly schema: ServiceSchema;
  readonly shape: ServiceShape;
  /** Top-level members that Step Functions adds, or shows as other JSON than the API (`Payload`, parsed). */
  readonly free: readonly string[];
  /** Whether members of other names are known to be wrong. */
  readonly complete: boolean;
  /** The minimum and maximum of a number, by structure and member of the API, if known. */
  range(structure: string, apiName: string): readonly [minimum: number, maximum?: number] | undefined;
}

/** There is nothing to check against: either nothing is known (`reason` is absent), or a package is missing. */
export interface NoShape {
  readonly shape: undefined;
  readonly service: string;
  readonly reason?: string;
}

/**
 * The shape of a task's result, from the installed client package of the service, which is loaded. `door`: whether an
 * execution sees the result, or TestState receives it.
 */
export function answerShape(resource: RequestedResource, door: 'execution' | 'TestState'): AnswerShape | NoShape {
  if (resource.kind !== 'integration') return { shape: undefined, service: '' };
  const { service, awsSdk } = resource;
  const none = { shape: undefined, service };
  const api = apiOf(resource);
  if (!api) return none;
  const found = findServiceSchema(api.service, awsSdk ? 'sdk' : 'optimised');
  if (!found.schema) return { ...none, service: api.service, reason: found.reason };
  const schema = found.schema;
  const output = schema.action(api.action)?.output;
  if (!output) {
    return { ...none, reason: `${schema.package.name} ${schema.package.version} has no action '${api.action}'` };
  }
  return {
    api: `${api.service} ${schema.action(api.action)!.name}`,
    service: api.service,
    schema,
    shape: api.job === undefined ? output : jobShape(output, api.job),
    free: freeMembers(resource, door),
    complete: api.complete,
    range: (structure, apiName) => findService(api.service, true)?.ranges?.[`${structure}.${apiName}`],
  };
}

/** The API that a task's result comes from. */
interface ResultApi {
  readonly service: string;
  readonly action: string;
  readonly job?: SyncJob;
  /** Whether members of other names are known to be wrong. */
  readonly complete: boolean;
}

function apiOf(resource: IntegrationResource): ResultApi | undefined {
  const { service, action, awsSdk } = resource;
  const optimised = findOptimised(resource);
  if (resource.pattern === 'SYNC') {
    const job = optimised?.job;
    return job && { service: sdkServiceName(service), action: job.describe.action, job, complete: job.recorded };
  }
  if (!awsSdk && optimised?.ownResult) return undefined;
  return { service: optimised?.sdkService ?? service, action, complete: true };
}

/** Members of results that are parsed for the workflow, or added to the API's response. */
function freeMembers(resource: IntegrationResource, door: 'execution' | 'TestState'): readonly string[] {
  const { freeMembers: free = [], textInTestState = [], job } = findOptimised(resource) ?? {};
  if (resource.pattern === 'SYNC') return resource.version === 2 ? (job?.parsed ?? []) : [];
  return door === 'TestState' ? free.filter((name) => !textInTestState.includes(name)) : free;
}

/** The part of a description that is the result of a `.sync` task. */
function jobShape(answer: ServiceStructure, { member: name, wrappedAs }: SyncJob): ServiceShape {
  if (name === undefined) return answer;
  const found = answer.member(name)?.shape ?? answer;
  const inner = found.kind === 'list' ? found.item : found;
  if (wrappedAs === undefined) return inner;
  const only = { name: wrappedAs, apiName: wrappedAs, required: true, idempotencyToken: false, shape: inner };
  const member: ServiceStructure['member'] = (wanted) => (wanted === wrappedAs ? only : undefined);
  return { kind: 'structure', name: wrappedAs, members: [only], member, streaming: false };
}
