import type { CompositeResource } from '../../../language/asl/resource';
import type { TaskReply } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isArray, isObject } from '../../../util/json';
import { describeValue } from '../toJson';

/**
 * Throws HarnessError when a mock gives a result that a whole Map or Parallel cannot have: its states would be tested
 * with data that never comes.
 */
export function checkComposite(
  state: string,
  { type, branches, writesResults }: CompositeResource,
  { outcome }: TaskReply,
): void {
  if (outcome === undefined || !('output' in outcome)) return;
  const { output } = outcome;
  if (writesResults && isObject(output)) return;
  if (!isArray(output)) {
    const results = type === 'Map' ? "its iterations' outputs" : "its branches' outputs";
    throw new HarnessError(
      `The mock of state '${state}' gives ${describeValue(output)}, and the result of a ${type} is an array of ` +
        `${results}: write .returns([ … ]).`,
    );
  }
  if (branches !== undefined && output.length !== branches) {
    throw new HarnessError(
      `The mock of state '${state}' gives ${output.length} results, and this Parallel has ${branches} branches.`,
    );
  }
}
