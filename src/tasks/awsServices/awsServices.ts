import type { RequestedResource } from '../../language/asl/resource';
import type { JsonObject } from '../../util/json';
import type { AwsService } from './AwsService';
import type { SyncJob } from './SyncJob';

/**
 * The services with optimised integrations, as a Resource spells them: the one place that lists them. Each is loaded
 * when it is first asked for.
 */
const loaders: Readonly<Record<string, () => AwsService>> = {
  athena: () => (require('./athena') as typeof import('./athena')).athena,
  batch: () => (require('./batch') as typeof import('./batch')).batch,
  bedrock: () => (require('./bedrock') as typeof import('./bedrock')).bedrock,
  codebuild: () => (require('./codebuild') as typeof import('./codebuild')).codebuild,
  databrew: () => (require('./databrew') as typeof import('./databrew')).databrew,
  ecs: () => (require('./ecs') as typeof import('./ecs')).ecs,
  eks: () => (require('./eks') as typeof import('./eks')).eks,
  elasticmapreduce: () => (require('./elasticmapreduce') as typeof import('./elasticmapreduce')).elasticmapreduce,
  'emr-containers': () => (require('./emrContainers') as typeof import('./emrContainers')).emrContainers,
  'emr-serverless': () => (require('./emrServerless') as typeof import('./emrServerless')).emrServerless,
  glue: () => (require('./glue') as typeof import('./glue')).glue,
  mediaconvert: () => (require('./mediaconvert') as typeof import('./mediaconvert')).mediaconvert,
  sagemaker: () => (require('./sagemaker') as typeof import('./sagemaker')).sagemaker,
  states: () => (require('./states') as typeof import('./states')).states,
};

/** The service that an optimised integration's Resource names; `undefined` when there is none. */
export function findService(name: string): AwsService | undefined {
  return Object.hasOwn(loaders, name) ? loaders[name]!() : undefined;
}

/** What a `.sync` task waits for; `undefined` for other patterns and for what nothing describes (`eks:runJob`). */
export function findJob(resource: RequestedResource): SyncJob | undefined {
  if (resource.kind !== 'integration' || resource.awsSdk || resource.pattern !== 'SYNC') return undefined;
  const jobs = findService(resource.service)?.jobs;
  return jobs !== undefined && Object.hasOwn(jobs, resource.action) ? jobs[resource.action] : undefined;
}

/** Why a task has failed although the service took the call with this answer; `undefined` when it has not. */
export function submissionFailure(
  resource: RequestedResource,
  answer: JsonObject,
): { readonly error: string; readonly cause: string } | undefined {
  if (resource.kind !== 'integration' || resource.awsSdk || resource.pattern === 'REQUEST_RESPONSE') return undefined;
  return findService(resource.service)?.submissionFailure?.(resource.action, answer);
}
