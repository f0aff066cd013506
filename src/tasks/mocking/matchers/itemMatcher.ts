import type { MapIteration, TaskRequest } from '../../../language/asl/task';
import type { RequestMatcher } from './RequestMatcher';

/** Tasks in the iteration of this index (from 0): of the innermost Map around the task, or of the Map named. */
export function itemMatcher(index: number, map?: string): RequestMatcher {
  const iterationOf = (request: TaskRequest): MapIteration | undefined =>
    map === undefined ? request.iterations.at(-1) : request.iterations.find(({ state }) => state === map);
  const inMap = map === undefined ? '' : ` of Map '${map}'`;
  return {
    description: `item ${index}${inMap}`,
    item: index,
    matches: (request) => iterationOf(request)?.index === index,
    mismatch(request) {
      const iteration = iterationOf(request);
      return iteration ? `the item is ${iteration.index}${inMap}` : `the task is not in an iteration${inMap}`;
    },
  };
}
