import type { ItemsRequest, ResultsRequest } from '../../../contract/mapRun';
import type { WorkflowType } from '../../../language/asl/types';
import type { Json, JsonArray } from '../../../util/json';
import type { Program } from '../Program';

/** Settings of a Map Run that UpdateMapRun may change. What the state does not set is `undefined`. */
export interface MapRunLimits {
  readonly maxConcurrency: number | undefined;
  readonly toleratedFailureCount: number | undefined;
  readonly toleratedFailurePercentage: number | undefined;
}

/** How items are batched for one child: as many as fit. */
export interface Batching {
  readonly maxItems: number;
  /** The maximum number of bytes of JSON in a child's whole input. */
  readonly maxBytes: number;
  readonly batchInput: Json | undefined;
}

/** What a Map Run is to do, with all fields of the state evaluated. */
export interface MapRunPlan {
  readonly state: string;
  /** As the state has it. */
  readonly label: string | undefined;
  readonly childType: WorkflowType;
  /** The program of the children. */
  readonly program: Program;
  readonly limits: MapRunLimits;
  /** The reader of the items; without one, they are in `items`. */
  readonly reader: Pick<ItemsRequest, 'resource' | 'parameters' | 'config'> | undefined;
  readonly items: MapItems;
  readonly batching: Batching | undefined;
  readonly writer: Pick<ResultsRequest, 'resource' | 'parameters' | 'config'> | undefined;
  /** Creates a child's input from an item, with the ItemSelector. May throw. */
  readonly select: (item: { index: number; value: Json; key: string | undefined; source: string }) => Json;
  /** The work of one `select`; see `workOf`. */
  readonly work: number;
}

/** What a Map runs over. */
export interface MapItems {
  readonly values: JsonArray;
  /** The members' names when the Map runs over an object. */
  readonly keys: readonly string[] | undefined;
}
