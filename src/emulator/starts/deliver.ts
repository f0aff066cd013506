import type { DeclaredDelivery } from '../../contract/starts/DeclaredDelivery';
import { HarnessError } from '../../errors/HarnessError';
import { ServiceError } from '../../errors/ServiceError';
import type { FoundMachine } from './StartableMachines';
import type { StartContext } from './StartKind';
import type { StartedTarget, TargetFailure } from './rules/StartedTarget';

/** What is delivered. */
export interface Parcel {
  readonly id: string;
  /** A JSON string, or the reason why it cannot be created. */
  readonly input: string | { readonly failure: TargetFailure };
  /** The service that assumes the role of the target: `events.amazonaws.com`. */
  readonly principal: string;
  /** Names of executions. Default: a UUID. */
  readonly name?: string;
  /** The message for the dead-letter queue: its body, and its attributes about the rule or schedule. */
  readonly letter: { readonly body: string; readonly attributes: Readonly<Record<string, string>> };
}

/**
 * Starts the state machine of a target, as its role. A failure that AWS does not report to the caller goes to the target's dead-letter queue, if it has one. Never throws.
 *
 * AWS: an error is not retried if a retry cannot succeed (guide, eb-rule-dlq). All errors here are of that kind, so `retry` has no effect.
 */
export function deliver(target: DeclaredDelivery, parcel: Parcel, context: StartContext): StartedTarget {
  const { id, input } = parcel;
  const told = { id, arn: target.arn, ...(typeof input === 'string' && { input }) };
  const machine = context.machines.find(target.arn);
  if (machine === undefined) return { ...told, notRun: whyNotRun(target.arn) };
  if ('notDeployed' in machine)
    return { ...told, notRun: `'${machine.notDeployed}' is not deployed: name it with sfn.stateMachine(file, name).` };
  const outcome = typeof input === 'string' ? start(target, input, machine, parcel, context) : input;
  if ('executionArn' in outcome) return { ...told, ...outcome };
  const { deadLetterArn } = target;
  if (deadLetterArn === undefined) return { ...told, failure: outcome.failure };
  sendLetter(deadLetterArn, target, outcome.failure, parcel, context);
  return { ...told, failure: { ...outcome.failure, deadLetterArn } };
}

function start(
  { arn, roleArn }: DeclaredDelivery,
  input: string,
  machine: Exclude<FoundMachine, { notDeployed: string }>,
  { principal, name }: Parcel,
  { host }: StartContext,
): { readonly executionArn: string } | { readonly failure: TargetFailure } {
  // AWS: without the permission to start it, EventBridge does not check whether the machine exists.
  const resourceArn = 'arn' in machine ? machine.arn : machine.missing;
  const denied = host.whyDenied({ roleArn, principal, action: 'states:StartExecution', resourceArn });
  if (denied !== undefined) return { failure: { code: 'NO_PERMISSIONS', message: denied } };
  if (!('arn' in machine))
    return { failure: { code: 'NO_RESOURCE', message: `State Machine Does Not Exist: '${arn}'` } };
  try {
    return { executionArn: host.startExecution({ stateMachineArn: machine.arn, input, ...(name && { name }) }) };
  } catch (error) {
    if (ServiceError.is(error)) return { failure: { code: codeOf(error), message: error.message } };
    if (!HarnessError.is(error)) throw error;
    host.mistake(error);
    return { failure: { code: 'UNKNOWN', message: error.message } };
  }
}

/** AWS: the names of the guide (eb-rule-dlq). Which exception gets which is not recorded. */
function codeOf({ code }: ServiceError): string {
  if (code === 'StateMachineDoesNotExist' || code === 'StateMachineDeleting') return 'NO_RESOURCE';
  if (code === 'AccessDeniedException') return 'NO_PERMISSIONS';
  if (code === 'ThrottlingException') return 'THROTTLING';
  return code === 'ExecutionLimitExceeded' ? 'RESOURCE_LIMIT_EXCEEDED' : 'INVALID_PARAMETER';
}

/** AWS: the queue gets the event, with these attributes (guide, eb-rule-dlq). */
function sendLetter(
  queueArn: string,
  { arn }: DeclaredDelivery,
  { code, message }: TargetFailure,
  { letter: { body, attributes } }: Parcel,
  { host }: StartContext,
): void {
  const attribute = (StringValue: string): { DataType: string; StringValue: string } => ({
    DataType: 'String',
    StringValue,
  });
  const all = { ...attributes, TARGET_ARN: arn, ERROR_CODE: code, ERROR_MESSAGE: message };
  const MessageAttributes = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, attribute(value)]));
  const input = { QueueUrl: queueUrl(queueArn), MessageBody: body, MessageAttributes };
  host.callAws({ service: 'sqs', action: 'sendMessage', input }).catch((error: unknown) => host.mistake(error));
}

/** The URL of a queue. */
export function queueUrl(arn: string): string {
  const [, , , region = '', accountId = '', name = ''] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}

function whyNotRun(arn: string): string {
  const [, , service = 'the service'] = arn.split(':');
  return `Only state machines are started here. This target is one of ${service}.`;
}
