import type { ResultSink, ResultsRequest, ChildResult } from '../../contract/mapRun';
import { RuntimeError } from '../../errors/StatesError';
import { andThen, orElse, type MaybePending } from '../../util/pending';
import type { Json } from '../../util/json';
import { S3Failure } from '../integrations/objects/S3Failure';
import { causeOf } from './failures';
import { ExportedResults, readResultsConfig, recordsOf, type ResultsConfig } from './results/ExportedResults';
import type { ItemServices } from './S3Access';

/**
 * Opens the target of a ResultWriter.
 *
 * AWS: checks that it can write before the Map Run exists; the message is recorded (2026), except for S3's part.
 */
export function openResults(request: ResultsRequest, services: ItemServices): MaybePending<ResultSink> {
  const isExported = request.resource !== undefined;
  const config = readResultsConfig(request.config, isExported);
  if (!isExported) return new CollectedResults(config, request.previous);
  const results = new ExportedResults(request, services, config);
  return orElse<ResultSink>(
    () => andThen(results.probe(), () => results),
    (error) => {
      if (!(error instanceof S3Failure)) throw error;
      const reason = causeOf(error, services);
      throw new RuntimeError(`Failed to write a test manifest into the specified output bucket. ${reason}`);
    },
  );
}

/** Results that become the state's own, in the order of the items. */
class CollectedResults implements ResultSink {
  private readonly results: (readonly Json[] | undefined)[];

  /** `previous`: the results before a redrive. */
  constructor(
    private readonly config: ResultsConfig,
    previous?: ResultSink,
  ) {
    this.results = previous instanceof CollectedResults ? previous.results : [];
  }

  add(child: ChildResult): void {
    if (child.status !== 'PENDING') this.results[child.index] = recordsOf(child, this.config.transformation);
  }

  finish(): Json {
    return this.results.flatMap((records) => records ?? []);
  }
}
