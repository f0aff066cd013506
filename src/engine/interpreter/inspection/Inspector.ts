import type { ItemBatch } from '../../../contract/mapRun';
import type { HttpWatch } from '../../../contract/task';
import type { Json, JsonObject } from '../../../util/json';
import type { MapRunPlan } from '../map/MapRunPlan';
import type { ReportedError } from '../report';
import type { Assigned } from '../Variables';
import { EvaluationError, RuntimeError, StatesError } from '../../../errors/StatesError';

/** A stage of the data in a state, by AWS's name: a member of TestState's `inspectionData`. */
export type Stage =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'afterItemsPath'
  | 'afterItemsPointer'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath';

/** A numeric setting of a Map. */
export type MapSetting = 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage';

/** The request of an ItemReader. */
export type ReaderRequest = NonNullable<MapRunPlan['reader']>;

/** All items that an ItemReader reads. */
export interface ReadItems extends ItemBatch {
  /** `$$.Map.Item.Source` */
  readonly source: string;
}

/** Which retrier or catcher handles a failure, by its index. */
export interface ErrorDetails {
  readonly retryIndex?: number;
  /** Whole seconds until the retrier runs the state again; absent if it is used up. */
  readonly retryBackoffIntervalSeconds?: number;
  readonly catchIndex?: number;
}

/**
 * Receives the data of one state, and sets the conditions under which it runs. Only programs from `compileInspected`
 * have one. It is checked when a state is compiled, so that it costs other programs nothing.
 */
export interface Inspector {
  /** The variables before the state. */
  readonly variables: JsonObject;
  /** The context object to use, if not the generated one. */
  readonly context: JsonObject | undefined;
  /** How often the retrier that handles a failure has already retried the state. */
  readonly retryCount: number;
  /** What the ItemReader of a Map reads. Throws if that is not known. */
  readItems(reader: ReaderRequest): ReadItems;
  /** Receives the HTTP requests that the state makes. */
  readonly http: HttpWatch | undefined;
  data(stage: Stage, value: Json): void;
  setting(name: MapSetting, value: number): void;
  /** Receives what Retry or Catch does with a failure. */
  handled(details: ErrorDetails, failure: ReportedError): void;
  /** Receives how the state is exited. */
  left(next: string | undefined, assigned: Assigned | undefined): void;
}

/** Wraps a function so that an inspector receives its results; without an inspector, returns the same function. */
export function inspected<Arguments extends unknown[]>(
  evaluate: (...args: Arguments) => Json,
  stage: Stage,
  inspector: Inspector | undefined,
): (...args: Arguments) => Json {
  if (inspector === undefined) return evaluate;
  return (...args) => {
    const value = evaluate(...args);
    inspector.data(stage, value);
    return value;
  };
}

/**
 * The same error with its message alone.
 *
 * AWS: TestState does not prefix it with `An error occurred while executing the state …` (recorded).
 */
export function withoutFrame(error: unknown): unknown {
  if (error instanceof RuntimeError) return new StatesError(error.error, error.sentence);
  if (error instanceof EvaluationError)
    return new EvaluationError(error.sentence, error.location, { error: error.error!, framed: false });
  return error;
}
