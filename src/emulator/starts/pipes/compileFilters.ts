import { toCompactText, type JsonObject } from '../../../util/json';
import { compilePattern } from '../patterns/compilePattern';
import { flatten } from '../patterns/flatten';
import type { PipeSource } from './sources/PipeSource';

/** Returns why a record does not pass, as sentences; `undefined` if it does. */
export type PipeFilter = (record: JsonObject) => string | undefined;

/** Compiles the filters of a pipe, of which one must match. Throws an error for a pattern that AWS rejects. */
export function compileFilters(patterns: readonly JsonObject[], source: PipeSource): PipeFilter {
  const filters = patterns.map((pattern) => compileFilter(pattern, source));
  if (filters.length === 0) return () => undefined;
  return (record) => {
    const reasons: string[] = [];
    for (const filter of filters) {
      const reason = filter(record);
      if (reason === undefined) return undefined;
      reasons.push(reason);
    }
    return reasons.length === 1
      ? reasons[0]
      : reasons.map((reason, index) => `Filter ${index + 1}: ${reason}`).join(' ');
  };
}

function compileFilter(pattern: JsonObject, source: PipeSource): PipeFilter {
  const unfiltered = Object.keys(pattern).find((name) => source.unfiltered.includes(name));
  if (unfiltered !== undefined)
    throw new Error(
      `A filter of a pipe cannot use '${unfiltered}' (AWS, eb-pipes-event-filtering). Remove it from the pattern.`,
    );
  const compiled = compilePattern(pattern, 'pipes');
  return (record) => {
    const dropped = source.whyDropped?.(record, pattern);
    if (dropped !== undefined) return dropped;
    const mismatches = compiled.mismatches(flatten(source.decoded(record)));
    return mismatches
      ?.map(({ field, wanted, got }) => {
        const value = got === undefined ? 'is absent' : `is ${toCompactText(got)}`;
        return `${field} ${value}, wanted ${toCompactText(wanted)}.`;
      })
      .join(' ');
  };
}
