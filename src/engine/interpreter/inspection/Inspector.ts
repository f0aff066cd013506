import type { ItemBatch } from '../../../language/asl/mapRun';
import type { HttpWatch } from '../../../language/asl/task';
import type { Json, JsonObject } from '../../../util/json';
import type { MapRunPlan } from '../map/MapRunPlan';
import type { ReportedError } from '../report';
import type { Assigned } from '../Scope';

/** A stage of the data on its way through a state, by AWS's name for it: a member of TestState's `inspectionData`. */
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

/** A number that a Map is run with. */
export type MapSetting = 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage';

/** What an ItemReader asks for. */
export type ReaderRequest = NonNullable<MapRunPlan['reader']>;

/** All items that an ItemReader reads. */
export interface ReadItems extends ItemBatch {
  /** `$$.Map.Item.Source` */
  readonly source: string;
}

/** Which retrier or catcher takes a failure, by its index. */
export interface ErrorDetails {
  readonly retryIndex?: number;
  /** Whole seconds until the retrier runs the state again; absent when it is used up. */
  readonly retryBackoffIntervalSeconds?: number;
  readonly catchIndex?: number;
}

/**
 * Hears what becomes of the data in one state, and says under which conditions the state is run. Only programs that
 * `compileInspected` makes have one: it is asked when a state is compiled, so that others do without any question.
 */
export interface Inspector {
  /** The variables that the state finds. */
  readonly variables: JsonObject;
  /** The context object, when it is not to be made. */
  readonly context: JsonObject | undefined;
  /** How often the retrier that takes a failure has run the state before. */
  readonly retryCount: number;
  /** What the ItemReader of a Map reads. Throws when nobody can tell. */
  readItems(reader: ReaderRequest): ReadItems;
  /** Who wants to see the HTTP requests that the state makes. */
  readonly http: HttpWatch | undefined;
  data(stage: Stage, value: Json): void;
  setting(name: MapSetting, value: number): void;
  /** What Retry or Catch makes of a failure. */
  handled(details: ErrorDetails, failure: ReportedError): void;
  /** How the state is left. */
  left(next: string | undefined, assigned: Assigned | undefined): void;
}

/** A function of the data whose results an inspector hears; the very same function without one. */
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
