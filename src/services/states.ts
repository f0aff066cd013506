import type { TaskOutcome } from '../contract/task';
import { isoTime } from '../util/isoTime';
import { member, toText, type Json, type JsonObject } from '../util/json';
import type { AwsService, CallTarget, ServiceCall } from './AwsService';
import { asText, parsedOrText, optionalText, namedTarget, received, textParameter } from './parameters';
import { sortMembers } from './memberNames';
import { endsWhen, jobFailure, pick } from './SyncJob';
import { stateMachineName } from './stateMachineName';

export const states: AwsService = {
  id: 'SFN',
  errorPrefix: 'StepFunctions',
  causeName: 'AWSStepFunctions',
  unlisted: ['AccessDenied', 'Throttling'],
  localVariable: 'STEP_FUNCTIONS_ENDPOINT',
  policyName: 'states',
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
  policyActions: { of: 'Step Functions', besides: ['InvokeHTTPEndpoint', 'RevealSecrets'] },
  jsonTexts: ['Input', 'Output', 'Definition'],
  actions: {
    startExecution: {
      patterns: 'RST',
      syncVersion: 2,
      required: ['StateMachineArn'],
      members: ['StateMachineArn', 'Name', 'Input', 'TraceHeader'],
      job: {
        describe: { action: 'describeExecution', parameters: (submitted) => pick(submitted, 'ExecutionArn') },
        parsed: ['Input', 'Output'],
        end: endsWhen('Status', ['SUCCEEDED'], ['FAILED', 'TIMED_OUT', 'ABORTED']),
        failed: failedChild,
        cause: failureCause,
        stop: {
          action: 'stopExecution',
          parameters: (submitted, _sent, reason) => ({ ...pick(submitted, 'ExecutionArn'), Cause: reason }),
        },
        recorded: true,
      },
      target: machine,
      answered: ended,
      failed: childFailure,
      sample: ({ pattern, version }) =>
        pattern === 'SYNC' ? { Status: 'SUCCEEDED', Output: version === 2 ? {} : '{}' } : undefined,
      wire: (parameters) => ({ ...parameters, Input: childInput(parameters) }),
      success: (call) => ({
        ExecutionArn: madeUpChild(call).executionArn,
        StartDate: call.resource.awsSdk ? isoTime(call.nowMs) : call.nowMs,
      }),
      body: ({ ExecutionArn, StartDate }) =>
        JSON.stringify({ executionArn: ExecutionArn!, startDate: (StartDate as number) / 1000 }),
    },
    startSyncExecution: { target: machine, answered: ended },
  },
};

function machine(parameters: JsonObject): CallTarget {
  return {
    ...namedTarget('stateMachine', textParameter(parameters, 'StateMachineArn'), stateMachineName),
    ...received(parameters, 'Input'),
  };
}

/** AWS: an object is the child's input as JSON, a string is it unchanged, null is `{}`. */
export function childInput(parameters: JsonObject): string {
  const input = member(parameters, 'Input') ?? null;
  return input === null ? '{}' : asText(input);
}

/** DescribeExecution of a child, in the shape of the API; times in epoch milliseconds. */
export interface ChildDescription {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineAliasArn?: string | undefined;
  readonly stateMachineVersionArn?: string | undefined;
  readonly name: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
  readonly startDateMs: number;
  readonly stopDateMs?: number | undefined;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly redriveCount: number;
  readonly redriveStatus: string;
  readonly redriveStatusReason?: string | undefined;
}

/**
 * The description as a `.sync` task shows it. AWS: Input and Output are strings with `.sync`, parsed with `.sync:2`.
 */
export function describedChild(child: ChildDescription, version: 1 | 2): JsonObject {
  const { input, output } = child;
  const shown = (text: string): Json => (version === 2 ? parsedOrText(text) : text);
  return sortMembers({
    Cause: child.cause,
    Error: child.error,
    ExecutionArn: child.executionArn,
    Input: input === undefined ? undefined : shown(input),
    InputDetails: input === undefined ? undefined : { Included: true },
    Name: child.name,
    Output: output === undefined ? undefined : shown(output),
    OutputDetails: output === undefined ? undefined : { Included: true },
    RedriveCount: child.redriveCount,
    RedriveStatus: child.redriveStatus,
    RedriveStatusReason: child.redriveStatusReason,
    StartDate: child.startDateMs,
    StateMachineAliasArn: child.stateMachineAliasArn,
    StateMachineArn: child.stateMachineArn,
    StateMachineVersionArn: child.stateMachineVersionArn,
    Status: child.status,
    StopDate: child.stopDateMs,
  });
}

/** A child that never runs: it starts and ends at the same time. */
function madeUpChild(call: ServiceCall, output?: string): ChildDescription {
  const { parameters, nowMs } = call;
  const name = optionalText(parameters, 'Name') ?? call.id('child');
  const given = textParameter(parameters, 'StateMachineArn') ?? '';
  const stateMachineArn = given.replace(/(:stateMachine:[^:]+):.*$/, '$1');
  return {
    executionArn: `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`,
    stateMachineArn,
    name,
    status: 'SUCCEEDED',
    startDateMs: nowMs,
    stopDateMs: nowMs,
    input: childInput(parameters),
    output,
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  };
}

/** The result of a call when the execution that it starts ends with this output; empty if it does not see that. */
function ended(output: Json | undefined, call: ServiceCall): JsonObject | undefined {
  const { resource } = call;
  const text = toText(output ?? {});
  if (resource.action === 'startSyncExecution') return syncExecution(madeUpChild(call, text));
  return resource.pattern === 'SYNC' ? describedChild(madeUpChild(call, text), resource.version) : undefined;
}

/**
 * The failure of a child, from these members of its description (`Error`, `Cause`, `Status` …); the others are
 * generated.
 */
function failedChild(told: JsonObject, call: ServiceCall): JsonObject {
  const child = { ...madeUpChild(call), status: 'FAILED', redriveStatus: 'REDRIVABLE', redriveStatusReason: undefined };
  return { ...describedChild(child as ChildDescription, 1), ...told };
}

/** The end of a task that waits for a failing child. */
function childFailure(error: string, message: string, call: ServiceCall): TaskOutcome | undefined {
  if (call.resource.pattern !== 'SYNC') return undefined;
  const told = message === '' ? { Error: error } : { Cause: message, Error: error };
  return jobFailure(states.actions['startExecution']!.job!, failedChild(told, call));
}

function syncExecution(child: ChildDescription): JsonObject {
  const time = isoTime(child.startDateMs);
  return {
    BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
    ExecutionArn: child.executionArn,
    Input: child.input!,
    InputDetails: { Included: true },
    Name: child.name,
    Output: child.output!,
    OutputDetails: { Included: true },
    StartDate: time,
    StateMachineArn: child.stateMachineArn,
    Status: 'SUCCEEDED',
    StopDate: time,
  };
}

/**
 * The description of a child execution that did not succeed.
 *
 * AWS: Input is a string with `.sync:2` as well. There is neither an output nor a RedriveStatusReason, and no error and
 * cause if the child timed out.
 */
function failureCause(described: JsonObject): JsonObject {
  const told: Record<string, Json> = {};
  for (const name of Object.keys(described).sort()) {
    if (['Output', 'OutputDetails', 'RedriveStatusReason'].includes(name)) continue;
    const value = described[name]!;
    told[name] = name === 'Input' && typeof value !== 'string' ? toText(value) : value;
  }
  return told;
}
