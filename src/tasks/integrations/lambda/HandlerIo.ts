import type { AwsCalls } from '../border/AwsCall';
import type { IntegrationClock } from '../IntegrationClock';
import type { HandlerVariables } from './environment/HandlerVariables';
import type { FunctionCall } from './FunctionCall';
import type { FunctionLogs } from './FunctionLogs';
import type { Invocation } from './Invocation';
import type { LocalFunction } from './LocalFunction';

/** What a handler at work needs of the registry of its function. */
interface HandlerFunctions {
  /** Who answers the calls of AWS clients in handlers. */
  readonly openCalls: (() => AwsCalls) | undefined;
  /** The handlers that have not answered. */
  readonly atWork: Set<Invocation>;
  readonly logs: FunctionLogs;
  /** Whether handlers may call AWS itself. */
  readonly mayCallAws: boolean;
  /** The environment of a function that runs in this process. */
  variablesOf(local: LocalFunction, call: FunctionCall): HandlerVariables;
}

/** What running a handler needs of the world. */
export interface HandlerIo extends IntegrationClock {
  readonly functions?: HandlerFunctions | undefined;
  /** The task is over: see IntegrationIo. */
  detach?(): void;
}
