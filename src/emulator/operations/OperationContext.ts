import type { PartRequest } from '../../contract/PartRequest';
import type { Engine } from '../../engine/executions/Engine';
import type { Execution } from '../../engine/executions/Execution';
import type { Quotas } from '../quotas/Quotas';
import type { Activities } from '../store/Activities';
import type { Scope } from '../store/arns';
import type { Ids } from '../store/ids';
import type { Pagination } from '../store/pagination';
import type { StateMachines } from '../store/StateMachines';
import type { Tags } from '../store/Tags';
import type { ActionCheck, ParameterCheck } from '../../validation/rules/RuleContext';
import type { ReaderRequest, ReadItems } from '../../engine/interpreter/inspection/Inspector';
import type { TaskResource } from '../../language/asl/resource';
import type { Json } from '../../util/json';
import type { Target } from './execution/findTarget';

/** The caller: the account and region of a call, and what it contains besides its input. */
export interface Caller extends Scope {
  /** Aborts when the caller disconnects, which ends a long poll. */
  readonly signal?: AbortSignal | undefined;
  /** `X-Amzn-Trace-Id` of the request, which takes precedence over the input's `traceHeader`. */
  readonly traceHeader?: string | undefined;
  /**
   * The execution whose task makes the call.
   * @internal
   */
  readonly parent?: Execution | undefined;
  /**
   * For StartExecution: the part of the definition to run. The input of the call is that of its first state.
   * @internal
   */
  readonly part?: PartRequest | undefined;
}

/** What the operations of one service work on. */
export interface Resources {
  readonly stateMachines: StateMachines;
  readonly activities: Activities;
  readonly tags: Tags;
  readonly engine: Engine;
  readonly pagination: Pagination;
  readonly ids: Ids;
  readonly quotas: Quotas;
  /** Checks the parameters of integrations when a definition is validated. */
  readonly parameterCheck: ParameterCheck;
  readonly actionCheck: ActionCheck;
  /**
   * The text of the ValidationException for a mocked result of TestState; `undefined` if nothing is wrong or nothing
   * is known to compare it with.
   */
  readonly mockResultFault: (
    resource: TaskResource,
    result: Json,
    mode: 'STRICT' | 'PRESENT' | 'NONE',
  ) => string | undefined;
  /** Reads the items from the content given for an ItemReader. Throws States.ItemReaderFailed. */
  readonly readItems: (reader: ReaderRequest, content: string) => ReadItems;
  /** The execution that can be redriven, for one that was read as read-only. */
  readonly revive: (execution: Execution) => Execution;
  /** Throws HarnessError unless the mock file, or some script, has this test case of the machine. */
  readonly startTestCase: (target: Target, testCase: string) => void;
}

export interface OperationContext extends Resources {
  readonly caller: Caller;
}
