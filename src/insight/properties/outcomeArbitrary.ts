import type { Arbitrary } from 'fast-check';
import type { StateDefinition } from '../../language/asl/types';
import { parseResource } from '../../language/asl/resource';
import { findJob } from '../../services/services';
import { sampleResult } from '../../tasks/mocking/sampleResult';
import { isObject, type Json } from '../../util/json';
import { setMember } from '../../util/setMember';
import { errorsOf, unlisted } from '../failures/errorsOf';
import type { Fc } from './arbitrariesOf';
import type { Failing, Outcome } from '../../contract/Outcome';
import type { Source } from './Source';
import { fairValue, valueArbitrary } from './valueArbitrary';

/** The ways in which a task's call can end: results that the definition distinguishes, its errors, silence. */
export function outcomeArbitrary(fc: Fc, state: StateDefinition, source: Source, failing: Failing): Arbitrary<Outcome> {
  const sample = sampleOf(state);
  const result = resultForm(state, sample);
  // If nothing reads it, any value will do.
  const values = source.isUnread ? fc.constant(sample) : valueArbitrary(fc, source, { malformed: false });
  const returns = values.map((value): Outcome => ({ returns: result(value) }));
  const failures = failuresOf(state, failing);
  if (failures.length === 0) return returns;
  return fc.oneof({ withCrossShrink: true }, { arbitrary: returns, weight: 3 }, fc.constantFrom(...failures));
}

/**
 * How a call that is not in the plan ends: it succeeds, and cycles through the values that the definition
 * distinguishes.
 */
export function fairOutcome(state: StateDefinition, source: Source, at: number): Outcome {
  const sample = sampleOf(state);
  return { returns: source.isUnread ? sample : resultForm(state, sample)(fairValue(source, at)) };
}

function failuresOf(state: StateDefinition, failing: Failing): readonly Outcome[] {
  if (failing === 'none') return [];
  return errorsOf(state)
    .filter(({ error }) => failing === 'all' || error !== unlisted)
    .map(({ error, kind }): Outcome => (kind === 'error' ? { throws: error } : { timesOut: true }));
}

/** What the service's API always returns. */
function sampleOf(state: StateDefinition): Json {
  const resource = state.Resource === undefined ? undefined : parseResource(state.Resource);
  return resource === undefined ? {} : sampleResult(resource);
}

/**
 * Converts a generated value to a result. A job's result is one that has succeeded: .sync waits for its end, and a
 * failed job is an error of the task.
 */
function resultForm(state: StateDefinition, sample: Json): (value: Json) => Json {
  const resource = state.Resource === undefined ? undefined : parseResource(state.Resource);
  const success = resource && findJob(resource)?.end.success;
  return (value) => (success === undefined ? onto(sample, value) : onto(onto(sample, value), success));
}

/** Merges a value over what is always present. */
function onto(sample: Json, value: Json): Json {
  if (!isObject(sample)) return value;
  if (!isObject(value)) return Object.keys(sample).length === 0 ? value : sample;
  const joined: Record<string, Json> = { ...sample };
  for (const [name, member] of Object.entries(value)) setMember(joined, name, member);
  return joined;
}
