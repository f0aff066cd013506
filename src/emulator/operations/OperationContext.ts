import type { Engine } from '../../engine/executions/Engine';
import type { Execution } from '../../engine/executions/Execution';
import type { Quotas } from '../quotas/Quotas';
import type { Activities } from '../store/Activities';
import type { Scope } from '../store/arns';
import type { Ids } from '../store/ids';
import type { Pagination } from '../store/pagination';
import type { StateMachines } from '../store/StateMachines';
import type { Tags } from '../store/Tags';
import type { ActionCheck, ParameterCheck } from '../../validation/rules/ParameterCheck';
import type { ReaderRequest, ReadItems } from '../../engine/interpreter/inspection/Inspector';
import type { TaskResource } from '../../language/asl/resource';
import type { Json } from '../../util/json';
import type { Target } from './execution/findTarget';

/** Who calls: whose resources the call is about, and what came with it beside its input. */
export interface Caller extends Scope {
  /** Aborts when the caller has gone: a long poll ends. */
  readonly signal?: AbortSignal | undefined;
  /** `X-Amzn-Trace-Id` of the request, which wins over `traceHeader` of the input. */
  readonly traceHeader?: string | undefined;
  /**
   * The execution whose task makes the call.
   * @internal
   */
  readonly parent?: Execution | undefined;
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
  /** Looks at the parameters of integrations when a definition is validated. */
  readonly parameterCheck: ParameterCheck;
  readonly actionCheck: ActionCheck;
  /**
   * What is wrong with a mocked result of TestState: the text of its ValidationException. `undefined` when nothing is, or
   * when there is nothing to compare it with.
   */
  readonly mockResultFault: (
    resource: TaskResource,
    result: Json,
    mode: 'STRICT' | 'PRESENT' | 'NONE',
  ) => string | undefined;
  /** What an ItemReader makes of the content that it is said to have read. Throws States.ItemReaderFailed. */
  readonly readItems: (reader: ReaderRequest, content: string) => ReadItems;
  /** The execution to be redriven in place of one that was read again to be looked at. */
  readonly revive: (execution: Execution) => Execution;
  /** Throws HarnessError unless the mock file, or some script, has this test case of the machine. */
  readonly startTestCase: (target: Target, testCase: string) => void;
}

export interface OperationContext extends Resources {
  readonly caller: Caller;
}
