import { childRecord, childRecordText } from '../../../language/asl/childRecord';
import type { ChildResult } from '../../../language/asl/mapRun';
import { isArray, toCompactText, type Json } from '../../../util/json';
import type { ResultsConfig } from './ResultsConfig';

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
