import type { ItemsRequest, ResultsRequest } from '../../../language/asl/mapRun';
import type { WorkflowType } from '../../../language/asl/types';
import type { Json } from '../../../util/json';
import type { Program } from '../Program';
import type { MapItems } from './mapItems';

/** Settings of a Map Run that UpdateMapRun may change. What the state does not say is `undefined`. */
export interface MapRunLimits {
  readonly maxConcurrency: number | undefined;
  readonly toleratedFailureCount: number | undefined;
  readonly toleratedFailurePercentage: number | undefined;
}

/** How items are put together for one child: as many as fit. */
export interface Batching {
  readonly maxItems: number;
  /** Of a child's whole input, in bytes of JSON. */
  readonly maxBytes: number;
  readonly batchInput: Json | undefined;
}

/** What a Map Run is to do, all fields of the state evaluated. */
export interface MapRunPlan {
  readonly state: string;
  /** As the state has it. */
  readonly label: string | undefined;
  readonly childType: WorkflowType;
  /** What the children run. */
  readonly program: Program;
  readonly limits: MapRunLimits;
  /** What the items are read with; else they are in `items`. */
  readonly reader: Pick<ItemsRequest, 'resource' | 'parameters' | 'config' | 'select'> | undefined;
  readonly items: MapItems;
  readonly batching: Batching | undefined;
  readonly writer: Pick<ResultsRequest, 'resource' | 'parameters' | 'config'> | undefined;
  /** What a child gets of an item: the ItemSelector is evaluated. Throws. */
  readonly select: (item: { index: number; value: Json; key: string | undefined; source: string }) => Json;
  /** Of one `select`; see `workOf`. */
  readonly work: number;
}
