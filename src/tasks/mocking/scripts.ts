import type { TaskRequest } from '../../contract/task';
import { toPlainNumbers, type Json } from '../../util/json';
import { asGiven, type ScriptView } from './answers/Answer';
import { callTarget } from './callTarget';
import { serviceMatcher } from './matchers/serviceMatcher';
import { stateMatcher, resourceMatcher } from './matchers/RequestMatcher';
import { targetMatcher } from './matchers/targetMatcher';
import { calleeResult, completedResult } from './results/serviceResult';
import { actionGiven } from './scriptArguments';
import { ScriptBuilder } from './ScriptBuilder';
import { lazy } from '../../util/lazy';

const loadRefusedPayload = lazy(() => require('./results/refusedPayload') as typeof import('./results/refusedPayload'));

const parametersOf = (request: TaskRequest): Json => toPlainNumbers(request.parameters);
const receivedOf = (request: TaskRequest): Json => toPlainNumbers(callTarget(request).received);

/** The task as Step Functions sees it: effective parameters in, the task's result out. */
const asTask: ScriptView = { inputOf: parametersOf, form: asGiven, success: completedResult, throwsAsFunction: false };

/** The call as the called service sees it. */
const asFunction: ScriptView = {
  inputOf: receivedOf,
  form: calleeResult,
  success: calleeResult,
  throwsAsFunction: true,
  refused: (request) => loadRefusedPayload().refusedPayload(request),
};
const asReceiver: ScriptView = { ...asTask, inputOf: receivedOf, form: completedResult };
const asExecution: ScriptView = { ...asTask, inputOf: receivedOf, form: calleeResult, success: calleeResult };

/**
 * A script for the Task state of this name. Its values are the task's results, unchanged: for `lambda:invoke` that is
 * `{ Payload: … }`.
 *
 * @example mock('Charge').returns({ Payload: { chargeId: 'c-1' } })
 */
export function mock(state: string): ScriptBuilder {
  return new ScriptBuilder([stateMatcher(state)], asTask);
}

/** A script for all tasks with exactly this `Resource`. */
export function resource(arn: string): ScriptBuilder {
  return new ScriptBuilder([resourceMatcher(arn)], asTask);
}

/**
 * A script for the calls of a service, or of one of its actions; with `aws-sdk:`, only for the generic integration.
 *
 * @example service('dynamodb', 'getItem').returns({ Item: { id: { S: '1' } } })
 * @example service('aws-sdk:s3:listBuckets').returns({ Buckets: [] })
 */
export function service(name: string, action?: string): ScriptBuilder {
  if (arguments.length > 1) actionGiven(action, name);
  return new ScriptBuilder([serviceMatcher(action === undefined ? name : `${name}:${action}`)], asTask);
}

/**
 * A script for a Lambda function, by name or ARN, however it is invoked. Its values are what the function returns;
 * `.answers(…)` and `.when(…)` get the event.
 *
 * @example lambda('charge').answers((event) => ({ chargeId: `c-${event.orderId}` }))
 */
export function lambda(nameOrArn: string): ScriptBuilder {
  return new ScriptBuilder([targetMatcher('function', nameOrArn)], asFunction);
}

/** A script for an SQS queue, by name, URL or ARN. `.when(…)` gets the message's body. */
export function sqs(queue: string): ScriptBuilder {
  return new ScriptBuilder([targetMatcher('queue', queue)], asReceiver);
}

/** A script for an SNS topic, by name or ARN. `.when(…)` gets the message. */
export function sns(topic: string): ScriptBuilder {
  return new ScriptBuilder([targetMatcher('topic', topic)], asReceiver);
}

/** A script for an EventBridge event bus, by name or ARN. `.when(…)` gets the parameters of putEvents. */
export function eventBus(nameOrArn: string): ScriptBuilder {
  return new ScriptBuilder([targetMatcher('eventBus', nameOrArn)], asReceiver);
}

/** A script for an activity, by name or ARN: a worker that responds at once, or `.after(…)`. */
export function activity(nameOrArn: string): ScriptBuilder {
  return new ScriptBuilder([targetMatcher('activity', nameOrArn)], asTask);
}

/** A script for a nested state machine, by name or ARN. Its values are the outputs of the child execution. */
export function stateMachine(nameOrArn: string): ScriptBuilder {
  return new ScriptBuilder([targetMatcher('stateMachine', nameOrArn)], asExecution);
}
