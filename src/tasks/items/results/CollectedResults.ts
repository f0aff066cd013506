import type { ChildResult, ResultSink } from '../../../language/asl/mapRun';
import type { Json } from '../../../util/json';
import { recordsOf } from './recordsOf';
import type { ResultsConfig } from './ResultsConfig';

/** Results that become the state's own, in the order of the items. */
export class CollectedResults implements ResultSink {
  private readonly config: ResultsConfig;
  private readonly results: (readonly Json[] | undefined)[];

  /** `previous`: of a redrive, the results before it. */
  constructor(config: ResultsConfig, previous?: ResultSink) {
    this.config = config;
    this.results = previous instanceof CollectedResults ? previous.results : [];
  }

  add(child: ChildResult): void {
    if (child.status !== 'PENDING') this.results[child.index] = recordsOf(child, this.config.transformation);
  }

  finish(): Json {
    return this.results.flatMap((records) => records ?? []);
  }
}
