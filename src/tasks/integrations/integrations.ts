import { isObject, type Json } from '../../util/json';
import type { TaskRequest } from '../../contract/task';
import { findAction } from '../../services/services';
import { answerApiGatewayInvoke } from './http/apiGatewayInvoke';
import { answerHttpInvoke } from './http/httpInvoke';
import type { TaskAnswer, Integration, IntegrationIo } from './IntegrationIo';
import type { ServiceRequest } from '../../services/serviceCalls';
import { answerFunctionArn } from './lambda/answerFunctionArn';
import { answerInvoke } from './lambda/answerInvoke';
import { answerS3 } from './objects/answerS3';
import { forward } from './sdk/forward';
import { answerSfn } from './states/answerSfn';
import { answerMessage } from './outbox/answerMessage';
import { answerStartExecution } from './states/startExecution';
import { followStartExecution, forwardStartExecution } from './states/forwardStartExecution';
import { followSync, forwardSync } from './sync/forwardSync';

/**
 * The integrations with an implementation of their own, by `service:action` as in the Resource. Other integrations that
 * send messages go to the outbox, and all go to the service's endpoint if there is one.
 */
const integrations: ReadonlyMap<string, Integration> = new Map([
  ['lambda:invoke', answerInvoke],
  ['aws-sdk:lambda:invoke', answerInvoke],
  ['states:startExecution', answerStartExecution],
  ['http:invoke', answerHttpInvoke],
  ['apigateway:invoke', answerApiGatewayInvoke],
]);

/**
 * Answers a task in this process, or from a real endpoint. `undefined` if neither is possible: an activity waits for
 * its worker; otherwise, the unmocked policy decides. Throws or rejects with HarnessError if the settings cannot work.
 */
export function answer(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  const { resource } = request;
  if (resource.kind === 'lambdaFunction') return answerFunctionArn(request, io);
  if (resource.kind === 'activity' || resource.kind === 'composite') return undefined;
  const integration = integrations.get(`${resource.resourceType}:${resource.action}`) ?? fallback(resource);
  return integration(request as ServiceRequest, io);
}

/**
 * Follows a job that a `.sync` task of an earlier process started at an endpoint, given the first response. Returns
 * `false` if that is impossible.
 */
export function followAgain(request: TaskRequest, begun: Json, io: IntegrationIo): boolean {
  const { resource } = request;
  if (resource.kind !== 'integration' || resource.pattern !== 'SYNC' || !isObject(begun)) return false;
  const isExecution = `${resource.resourceType}:${resource.action}` === 'states:startExecution';
  return (isExecution ? followStartExecution : followSync)(request as ServiceRequest, begun, io);
}

/** Sends a task that this emulator cannot answer to the endpoint of Step Functions, if there is one. */
export function forwardToSfn(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  const { resource } = request;
  if (resource.kind !== 'integration' || !['states', 'sfn'].includes(resource.service)) return undefined;
  return (resource.awsSdk ? forward : forwardStartExecution)(request as ServiceRequest, io);
}

function fallback(resource: ServiceRequest['resource']): Integration {
  if (resource.awsSdk && resource.service === 'sfn') return answerSfn;
  if (resource.awsSdk && resource.service === 's3') return answerS3;
  const action = findAction(resource);
  if (action?.messages !== undefined && action.success !== undefined) return answerMessage;
  return resource.pattern === 'SYNC' ? forwardSync : forward;
}
