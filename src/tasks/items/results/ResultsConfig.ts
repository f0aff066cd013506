import { type Json, isArray, toCompactText } from '../../../util/json';
import { childRecord, childRecordText } from '../../../language/asl/childRecord';
import type { ChildResult } from '../../../language/asl/mapRun';

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

/** What is written of one child: one value; with FLATTEN each item of an output that is an array. */
export function recordsOf(child: ChildResult, transformation: ResultsConfig['transformation']): readonly Json[] {
  // AWS: a child that has not succeeded keeps its metadata in any case.
  if (transformation === 'NONE' || child.status !== 'SUCCEEDED') return [childRecord(child)];
  const output = child.output ?? null;
  return transformation === 'FLATTEN' && isArray(output) ? output : [output];
}

/** As `recordsOf`, as JSON texts. */
export function recordTextsOf(child: ChildResult, transformation: ResultsConfig['transformation']): readonly string[] {
  if (transformation === 'NONE' || child.status !== 'SUCCEEDED') return [childRecordText(child)];
  return recordsOf(child, transformation).map(toCompactText);
}
