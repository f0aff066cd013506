import type { Json } from '../../../util/json';

/** WriterConfig, with what is not said filled in. */
export interface ResultsConfig {
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
  readonly outputType: 'JSON' | 'JSONL';
}

/** AWS: results that are exported keep their metadata, others do not, unless the config says so. */
export function readResultsConfig(config: Readonly<Record<string, Json>>, isExported: boolean): ResultsConfig {
  const { Transformation = isExported ? 'NONE' : 'COMPACT', OutputType = 'JSON' } = config;
  return {
    transformation: Transformation as ResultsConfig['transformation'],
    outputType: OutputType as ResultsConfig['outputType'],
  };
}
