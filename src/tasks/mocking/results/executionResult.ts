import type { TaskRequest } from '../../../language/asl/task';
import { isObject, member, toText, type Json, type JsonObject } from '../../../util/json';
import { states } from '../../awsServices/states';
import { jobFailure } from '../../awsServices/SyncJob';
import type { ResultForm } from '../answers/Answer';
import { callTarget } from '../callTarget';
import { isSdk, metadata } from './metadata';
import { stableId } from './stableId';

/**
 * What a task gets when the execution it starts ends with `output`: DescribeExecution of it for `.sync` (Input and
 * Output as texts) and `.sync:2` (parsed), the started execution otherwise, where the output cannot be seen.
 */
export const executionResult: ResultForm = (value, request) => {
  const { resource } = request;
  if (resource.kind !== 'integration' || callTarget(request).service !== 'sfn') return value ?? null;
  const output = value ?? {};
  if (resource.action === 'startSyncExecution') return syncExecution(request, output);
  return resource.pattern === 'SYNC' ? describedExecution(request, output) : startedExecution(request);
};

/** The answer of StartExecution. */
export function startedExecution(request: TaskRequest): JsonObject {
  const { ExecutionArn } = identity(request);
  if (isSdk(request)) return { ExecutionArn, StartDate: new Date(request.now).toISOString() };
  return { ExecutionArn, ...metadata(request), StartDate: request.now };
}

function describedExecution(request: TaskRequest, output: Json): JsonObject {
  const parsed = request.resource.kind === 'integration' && request.resource.version === 2;
  const { ExecutionArn, Name, StateMachineArn } = identity(request);
  return {
    ExecutionArn,
    Input: parsed ? childInput(request) : toText(childInput(request)),
    InputDetails: { Included: true },
    Name,
    Output: parsed ? output : toText(output),
    OutputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: 'NOT_REDRIVABLE',
    RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    StartDate: request.now,
    StateMachineArn,
    Status: 'SUCCEEDED',
    StopDate: request.now,
  };
}

function syncExecution(request: TaskRequest, output: Json): JsonObject {
  const time = new Date(request.now).toISOString();
  const { ExecutionArn, Name, StateMachineArn } = identity(request);
  return {
    BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
    ExecutionArn,
    Input: toText(childInput(request)),
    InputDetails: { Included: true },
    Name,
    Output: toText(output),
    OutputDetails: { Included: true },
    StartDate: time,
    StateMachineArn,
    Status: 'SUCCEEDED',
    StopDate: time,
  };
}

/**
 * The failure of a task whose child execution did not succeed, told by these members of its description (`Error`,
 * `Cause`, `Status` …); the others are made up.
 */
export function executionFailure(request: TaskRequest, told: JsonObject): { error: string; cause: string } {
  const described = {
    ...identity(request),
    Input: toText(childInput(request)),
    InputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: 'REDRIVABLE',
    StartDate: request.now,
    Status: 'FAILED',
    StopDate: request.now,
    ...told,
  };
  return jobFailure(states.jobs!['startExecution']!, described);
}

function identity(request: TaskRequest): { ExecutionArn: string; Name: string; StateMachineArn: string } {
  const parameters: JsonObject = isObject(request.parameters) ? request.parameters : {};
  const given = member(parameters, 'Name');
  const Name = typeof given === 'string' ? given : stableId(request, 'child');
  const arn = member(parameters, 'StateMachineArn');
  const StateMachineArn = typeof arn === 'string' ? arn.replace(/(:stateMachine:[^:]+):.*$/, '$1') : '';
  return { ExecutionArn: `${StateMachineArn.replace(':stateMachine:', ':execution:')}:${Name}`, Name, StateMachineArn };
}

/** AWS: a null input reaches the child as an empty object. */
function childInput(request: TaskRequest): Json {
  return callTarget(request).received ?? {};
}
