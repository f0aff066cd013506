import { brandClass } from '../util/brandClass';
import { toOwnData } from '../util/copyJson';
import type { Json } from '../util/json';
import type { HandlerCaller, HttpWatch, MapIteration, TaskRequest, RequestedResource } from './task';

/** What the requests of one execution have in common. */
export interface RequestingExecution {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly testCase: string | undefined;
  /** When it was started, in epoch milliseconds. */
  readonly startMs: number;
}

interface Requester {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly testCase: string | undefined;
  readonly startDate: number;
}

export function requestingExecution(of: Requester): RequestingExecution {
  return {
    executionArn: of.arn,
    executionName: of.name,
    stateMachineArn: of.stateMachineArn,
    stateMachineName: of.stateMachineName,
    roleArn: of.roleArn,
    testCase: of.testCase,
    startMs: of.startDate,
  };
}

/** What the requests of one state have in common, as long as no setting is computed. */
export interface RequestingState {
  readonly state: string;
  readonly resource: RequestedResource;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly credentialsRoleArn: string | undefined;
  readonly http: HttpWatch | undefined;
  readonly caller?: HandlerCaller | undefined;
}

/** What most requests have nothing of: they are the first attempt, in no Map, and without a token. */
interface RequestingVisit {
  readonly attempt: number;
  readonly iterations: readonly MapIteration[];
  readonly taskToken: string | undefined;
}

const usualVisit: RequestingVisit = { attempt: 0, iterations: [], taskToken: undefined };

/**
 * A request in a third of the room of its members, for there are many. It cannot be spread: that is what `withParameters`
 * is for, and `plainRequest` for all who are not ours.
 */
export class CompactRequest implements TaskRequest {
  /** How long after the start of the execution it was made, if that is not at once. */
  readonly laterMs: number | undefined;

  constructor(
    readonly execution: RequestingExecution,
    readonly of: RequestingState,
    readonly parameters: Json,
    readonly invocation: number,
    laterMs: number | undefined,
    readonly visit: RequestingVisit | undefined,
  ) {
    this.laterMs = laterMs;
  }

  get executionArn(): string {
    return this.execution.executionArn;
  }

  get executionName(): string {
    return this.execution.executionName;
  }

  get stateMachineArn(): string {
    return this.execution.stateMachineArn;
  }

  get stateMachineName(): string {
    return this.execution.stateMachineName;
  }

  get roleArn(): string {
    return this.execution.roleArn;
  }

  get testCase(): string | undefined {
    return this.execution.testCase;
  }

  get state(): string {
    return this.of.state;
  }

  get resource(): RequestedResource {
    return this.of.resource;
  }

  get timeoutSeconds(): number | undefined {
    return this.of.timeoutSeconds;
  }

  get heartbeatSeconds(): number | undefined {
    return this.of.heartbeatSeconds;
  }

  get credentialsRoleArn(): string | undefined {
    return this.of.credentialsRoleArn;
  }

  get http(): HttpWatch | undefined {
    return this.of.http;
  }

  get caller(): HandlerCaller | undefined {
    return this.of.caller;
  }

  get now(): number {
    return this.execution.startMs + (this.laterMs ?? 0);
  }

  get attempt(): number {
    return (this.visit ?? usualVisit).attempt;
  }

  get iterations(): readonly MapIteration[] {
    return (this.visit ?? usualVisit).iterations;
  }

  get taskToken(): string | undefined {
    return this.visit?.taskToken;
  }

  withParameters(parameters: Json): CompactRequest {
    return new CompactRequest(this.execution, this.of, parameters, this.invocation, this.laterMs, this.visit);
  }
}
brandClass(CompactRequest, 'CompactRequest');

/** The visit of a state that requests; `undefined` when it is as usual. */
export function requestingVisit(
  attempt: number,
  iterations: readonly MapIteration[],
  taskToken: string | undefined,
): RequestingVisit | undefined {
  const isUsual = attempt === 0 && iterations.length === 0 && taskToken === undefined;
  return isUsual ? undefined : { attempt, iterations, taskToken };
}

/** The request of a task. */
export function compactRequest(
  execution: RequestingExecution,
  of: RequestingState,
  visit: RequestingVisit | undefined,
  parameters: Json,
  invocation: number,
  now: number,
): CompactRequest {
  const laterMs = now === execution.startMs ? undefined : now - execution.startMs;
  return new CompactRequest(execution, of, parameters, invocation, laterMs, visit);
}

/** What somebody else has made, in the same form. */
export function toCompact(request: TaskRequest): CompactRequest {
  if (request instanceof CompactRequest) return request;
  const { executionArn, executionName, stateMachineArn, stateMachineName, roleArn, testCase, now: startMs } = request;
  const { state, resource, timeoutSeconds, heartbeatSeconds, credentialsRoleArn, http, caller } = request;
  const { parameters, attempt, invocation, iterations, taskToken } = request;
  return compactRequest(
    { executionArn, executionName, stateMachineArn, stateMachineName, roleArn, testCase, startMs },
    { state, resource, timeoutSeconds, heartbeatSeconds, credentialsRoleArn, http, caller },
    requestingVisit(attempt, iterations, taskToken),
    parameters,
    invocation,
    startMs,
  );
}

/** The same request with other parameters. */
export function withParameters<T extends TaskRequest>(request: T, parameters: Json): T {
  if (!(request instanceof CompactRequest)) return { ...request, parameters };
  return request.withParameters(parameters) as TaskRequest as T;
}

/** The same request for code of users, who may spread, print or compare it: what they change in it reaches no execution. */
export function ownRequest(request: TaskRequest): TaskRequest {
  return { ...plainRequest(request), parameters: toOwnData(request.parameters) };
}

/** The same request as plain data, for other processes. */
export function plainRequest(request: TaskRequest): TaskRequest {
  if (!(request instanceof CompactRequest)) return request;
  return {
    executionArn: request.executionArn,
    executionName: request.executionName,
    stateMachineArn: request.stateMachineArn,
    stateMachineName: request.stateMachineName,
    roleArn: request.roleArn,
    testCase: request.testCase,
    state: request.state,
    resource: request.resource,
    parameters: request.parameters,
    timeoutSeconds: request.timeoutSeconds,
    heartbeatSeconds: request.heartbeatSeconds,
    credentialsRoleArn: request.credentialsRoleArn,
    attempt: request.attempt,
    invocation: request.invocation,
    iterations: request.iterations,
    taskToken: request.taskToken,
    now: request.now,
    ...(request.caller === undefined ? {} : { caller: request.caller }),
  };
}
