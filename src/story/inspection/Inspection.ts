import type {
  ErrorDetails,
  Inspector,
  MapSetting,
  ReaderRequest,
  ReadItems,
  Stage,
} from '../../engine/interpreter/inspection/Inspector';
import type { ReportedError } from '../../engine/interpreter/report';
import type { Assigned } from '../../engine/interpreter/Variables';
import { HarnessError } from '../../errors/HarnessError';
import type { HttpExchange, HttpWatch } from '../../contract/task';
import type { Json, JsonObject } from '../../util/json';

export type { ErrorDetails, MapSetting, Stage };

/** How a run of one state ended: with its output, or with an uncaught error. */
export type StateOutcome =
  { readonly output: Json } | { readonly error: string | undefined; readonly cause: string | undefined };

/** The conditions under which a state is run. */
interface Conditions {
  /** The variables before it. Default: none. */
  readonly variables?: JsonObject | undefined;
  /** The context object. Default: a generated one. */
  readonly context?: JsonObject | undefined;
  /** How often the retrier that handles a failure has already run the state again. Default 0. */
  readonly retryCount?: number | undefined;
  /** What the ItemReader of a Map reads. Default: unknown. */
  readonly readItems?: ((reader: ReaderRequest) => ReadItems) | undefined;
  /** Whether HTTP requests are shown with what a connection adds to them. Default false. */
  readonly revealSecrets?: boolean | undefined;
}

/**
 * Records what happened in one attempt of a state: its data stage by stage, and how Retry or Catch handled a failure.
 */
export class Inspection implements Inspector {
  readonly variables: JsonObject;
  readonly context: JsonObject | undefined;
  readonly retryCount: number;
  readonly readItems: (reader: ReaderRequest) => ReadItems;
  readonly stages: Partial<Record<Stage, Json>> = {};
  readonly settings: Partial<Record<MapSetting, number>> = {};
  readonly http: HttpWatch;
  exchange: HttpExchange | undefined;
  errorDetails: ErrorDetails | undefined;
  private failure: ReportedError | undefined;
  private next: string | undefined;
  private assigned: Assigned | undefined;

  constructor({ variables = {}, context, retryCount = 0, readItems, revealSecrets = false }: Conditions = {}) {
    this.variables = variables;
    this.context = context;
    this.retryCount = retryCount;
    this.readItems = readItems ?? readsNothing;
    this.http = { revealSecrets, hear: (exchange) => (this.exchange = exchange) };
  }

  data(stage: Stage, value: Json): void {
    this.stages[stage] = value;
  }

  setting(name: MapSetting, value: number): void {
    this.settings[name] = value;
  }

  handled(details: ErrorDetails, failure: ReportedError): void {
    this.errorDetails = details;
    this.failure = failure;
  }

  left(next: string | undefined, assigned: Assigned | undefined): void {
    this.next = next;
    this.assigned = assigned;
  }

  /** The inspected state: what was recorded, and the outcome. */
  conclude(outcome: StateOutcome): InspectedState {
    const { stages, settings, errorDetails, exchange, variables } = this;
    const seen = { stages, settings, errorDetails, exchange, variablesBefore: variables };
    if (!('output' in outcome)) {
      const { error, cause } = outcome;
      const status = errorDetails?.retryBackoffIntervalSeconds === undefined ? 'FAILED' : 'RETRIABLE';
      return { ...seen, status, output: undefined, error, cause, next: undefined, variables };
    }
    const { output } = outcome;
    const after = { ...seen, output, next: this.next, variables: { ...variables, ...this.assigned } };
    if (errorDetails?.catchIndex === undefined)
      return { ...after, status: 'SUCCEEDED', error: undefined, cause: undefined };
    return { ...after, status: 'CAUGHT_ERROR', error: this.failure?.error, cause: this.failure?.errorCause };
  }
}

function readsNothing(): never {
  throw new HarnessError('No history contains what an ItemReader has read.');
}

/** How one attempt of a state went. */
export interface InspectedState {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  /** `undefined` unless it has succeeded or a catcher handled its error. */
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The state that comes next; `undefined` at an end. */
  readonly next: string | undefined;
  /** The variables before it. */
  readonly variablesBefore: JsonObject;
  /** The variables after it: those before it, merged with those that it assigned. */
  readonly variables: JsonObject;
  /** The data after each stage that it reached, by AWS's names. */
  readonly stages: Readonly<Partial<Record<Stage, Json>>>;
  /** The numbers with which a Map ran. */
  readonly settings: Readonly<Partial<Record<MapSetting, number>>>;
  /** Which retrier or catcher handled the error, by its index. */
  readonly errorDetails: ErrorDetails | undefined;
  /** The HTTP request of an HTTP Task that was really made. */
  readonly exchange: HttpExchange | undefined;
}
