import { childRecord } from '../../../language/asl/childRecord';
import type { ChildResult, ResultSink } from '../../../language/asl/mapRun';
import type { Json } from '../../../util/json';

/**
 * The results of a Map Run without a ResultWriter: the outputs in order of the items, and the record of each child
 * whose failure the state tolerates.
 */
export class ResultList implements ResultSink {
  private readonly results: (Json | undefined)[];

  /** `previous`: for a redrive, the results before it. */
  constructor(previous?: ResultList) {
    this.results = previous?.results ?? [];
  }

  add(child: ChildResult): void {
    if (child.status === 'PENDING') return;
    this.results[child.index] = child.status === 'SUCCEEDED' ? child.output : childRecord(child);
  }

  finish(): Json {
    return this.results.filter((result) => result !== undefined);
  }
}
