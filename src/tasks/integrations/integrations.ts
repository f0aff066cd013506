import { isObject, type Json } from '../../util/json';
import type { TaskRequest } from '../../language/asl/task';
import { findAction } from '../awsServices/awsServices';
import { answerApiGatewayInvoke } from './http/apiGatewayInvoke';
import { answerHttpInvoke } from './http/httpInvoke';
import type { TaskAnswer, Integration, IntegrationIo } from './IntegrationIo';
import type { ServiceRequest } from '../awsServices/serviceCalls';
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
 * The integrations that this process can answer in a way of their own, by `service:action` as in the Resource. Of the
 * others, those that send messages have the outbox, and all are sent to the service's endpoint when there is one.
 */
const integrations: ReadonlyMap<string, Integration> = new Map([
  ['lambda:invoke', answerInvoke],
  ['aws-sdk:lambda:invoke', answerInvoke],
  ['states:startExecution', answerStartExecution],
  ['http:invoke', answerHttpInvoke],
  ['apigateway:invoke', answerApiGatewayInvoke],
]);

/**
 * Answers a task from what this process has, or from a real endpoint. `undefined` when it has neither: an activity
 * waits for its worker, and for anything else the unmocked policy decides. Throws or rejects with HarnessError when the
 * tester's settings cannot work.
 */
export function answer(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  const { resource } = request;
  if (resource.kind === 'lambdaFunction') return answerFunctionArn(request, io);
  if (resource.kind === 'activity' || resource.kind === 'composite') return undefined;
  const integration = integrations.get(`${resource.resourceType}:${resource.action}`) ?? fallback(resource);
  return integration(request as ServiceRequest, io);
}

/**
 * Follows what a `.sync` task has begun at an endpoint before this process was there, by what that has answered. `false`
 * when nobody can.
 */
export function followAgain(request: TaskRequest, begun: Json, io: IntegrationIo): boolean {
  const { resource } = request;
  if (resource.kind !== 'integration' || resource.pattern !== 'SYNC' || !isObject(begun)) return false;
  const isExecution = `${resource.resourceType}:${resource.action}` === 'states:startExecution';
  return (isExecution ? followStartExecution : followSync)(request as ServiceRequest, begun, io);
}

/** Sends a task that the Step Functions around it has nothing for to the endpoint of Step Functions, if there is one. */
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
