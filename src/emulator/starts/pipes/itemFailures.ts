import { isArray, isObject, member, parseJson, type Json } from '../../../util/json';

/**
 * The records of a batch that a target reports as failed; all of them if its report cannot be read.
 *
 * AWS: an empty or missing list is a success; a bad or unknown id fails the whole batch (guide,
 * eb-pipes-batching-concurrency).
 */
export function itemFailures(output: string | undefined, ids: readonly string[]): readonly string[] {
  const failures = listOf(output);
  if (failures === undefined) return [];
  const failed: string[] = [];
  for (const failure of failures) {
    const id = isObject(failure) ? member(failure, 'itemIdentifier') : undefined;
    if (typeof id !== 'string' || !ids.includes(id)) return ids;
    failed.push(id);
  }
  return failed;
}

function listOf(output: string | undefined): readonly Json[] | undefined {
  if (output === undefined) return undefined;
  const answer = parseJson(output);
  const failures = isObject(answer) ? member(answer, 'batchItemFailures') : undefined;
  return isArray(failures) ? failures : undefined;
}
