import type { AwsCalls } from '../border/AwsCall';
import type { IntegrationClock } from '../IntegrationClock';
import type { HandlerVariables } from './environment/HandlerVariables';
import type { FunctionCall } from './FunctionCall';
import type { FunctionLogs } from './FunctionLogs';
import type { Invocation } from './Invocation';
import type { LocalFunction } from './LocalFunction';

/** What a running handler needs from its function's registry. */
interface HandlerFunctions {
  /** Returns the calls of AWS clients in handlers. */
  readonly openCalls: (() => AwsCalls) | undefined;
  /** The handlers that have not responded. */
  readonly atWork: Set<Invocation>;
  readonly logs: FunctionLogs;
  /** Whether handlers may call AWS itself. */
  readonly mayCallAws: boolean;
  /** The environment of a function that runs in this process. */
  variablesOf(local: LocalFunction, call: FunctionCall): HandlerVariables;
}

/** What a running handler needs from outside. */
export interface HandlerIo extends IntegrationClock {
  readonly functions?: HandlerFunctions | undefined;
  /** Called when the task is over: see IntegrationIo. */
  detach?(): void;
}
