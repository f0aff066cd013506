import type { TaskOutcome, TaskReply, TaskRequest } from '../../contract/task';
import type { Pending } from '../../util/pending';
import type { ServiceRequest } from '../../services/serviceCalls';
import type { ChildDescription } from '../../services/states';
import type { ConnectionRegistry } from './http/ConnectionRegistry';
import type { EndpointLookup } from './endpoints/Endpoints';
import type { LocalFunctions } from './lambda/LocalFunctions';
import type { IntegrationClock } from './IntegrationClock';
import type { ObjectStore } from './objects/ObjectStore';
import type { Outbox } from './outbox/Outbox';

/** What `states:startExecution` needs from the service. `input` is a JSON string. */
export interface ChildRequest {
  readonly stateMachineArn: string;
  readonly input: string;
  readonly name?: string | undefined;
  readonly traceHeader?: string | undefined;
  /** The execution whose task starts it. */
  readonly parentExecutionArn: string;
}

/** A child execution that has been started in the same emulator. */
export interface ChildExecution {
  readonly executionArn: string;
  readonly startDateMs: number;
  /** Calls back once when the child has ended, or immediately if it already has. */
  onEnd(listener: () => void): void;
  /** Calls StopExecution with this cause and no error. Does nothing if the child has ended. */
  stop(cause: string): void;
  describe(): ChildDescription;
}

/** What the integrations of one service share: access to the service, passed in because imports only go down. */
export interface IntegrationServices extends IntegrationClock {
  /** The account of callers that have not chosen one; `undefined` if it is not known. */
  readonly accountId?: string | undefined;
  /** The seed of the random values of each task, if they must be repeatable. */
  readonly seed?: string | number | undefined;
  /**
   * An API operation of this service (`SendTaskSuccess`): wire shapes, times in epoch seconds. Throws ServiceError.
   * `executionArn`: calls it in the account and region of this execution.
   */
  call(operation: string, input: Readonly<Record<string, unknown>>, executionArn?: string): unknown;
  /** StartExecution for `states:startExecution`. Throws ServiceError (`StateMachineDoesNotExist` …). */
  startExecution(start: ChildRequest): ChildExecution;
  /**
   * Why a state machine does not exist here, as a sentence, if that must fail the test. `undefined` if AWS's
   * `StateMachineDoesNotExist` is the right answer: it was deleted, or no test runs.
   */
  whyNoMachine?(stateMachineArn: string): string | undefined;
  /** The same for an activity, for which AWS schedules no task. */
  whyNoActivity?(activityArn: string): string | undefined;
  /** Sends a task that nothing here answers to an endpoint set in the test process; `undefined` without one. */
  elsewhere?(request: TaskRequest): Promise<TaskReply | undefined> | undefined;
  readonly functions: LocalFunctions;
  readonly outbox: Outbox;
  /** The S3 buckets of this process. */
  readonly objects: ObjectStore;
  readonly endpoints: EndpointLookup;
  readonly connections: ConnectionRegistry;
}

/** What an integration may do with a task besides answering it. */
export interface IntegrationIo extends IntegrationServices {
  /**
   * Ends this task, which is open after `submitted` (a child has ended, a job has finished). Later calls do nothing.
   */
  endTask(outcome: TaskOutcome): void;
  /** Fails the execution of this open task with a HarnessError, or a bug: no Retry or Catch sees it. */
  fail(error: unknown): void;
  /** Calls back if the task is abandoned before its end: timeout, StopExecution, a failing sibling branch. */
  onAbandon(listener: () => void): void;
  /** Changes what is expected to end this open task; see `TaskReply.endedBy`. */
  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void;
  /**
   * Called when the task is over. Parts of its answer (metadata computed when read, a message) still refer to this
   * object, which must not keep the execution in memory.
   */
  detach(): void;
}

export type TaskAnswer = TaskReply | Pending<TaskReply> | undefined;

/**
 * One integration: answers a task from what this process has (functions, executions, the outbox) or from a real
 * endpoint. `undefined`: it has neither, and the unmocked policy decides.
 */
export type Integration = (request: ServiceRequest, io: IntegrationIo) => TaskAnswer;

/** For work that continues after its task: an Event invocation, the cancellation of a job. */
export function detachedIo(io: IntegrationIo): IntegrationIo {
  const { accountId, functions, outbox, objects, endpoints, connections } = io;
  const nothing = (): void => undefined;
  return {
    accountId,
    now: () => io.now(),
    random: () => io.random(),
    realNow: () => io.realNow(),
    afterRealMs: (ms, expiring) => io.afterRealMs(ms, expiring),
    call: (operation, input) => io.call(operation, input),
    startExecution: (start) => io.startExecution(start),
    endTask: nothing,
    fail: nothing,
    onAbandon: nothing,
    expectEndFrom: nothing,
    detach: nothing,
    functions,
    outbox,
    objects,
    endpoints,
    connections,
  };
}
