import type { Execution } from '../../engine/executions/Execution';
import type { Origin } from '../../story/trace/Story';

/** What is known about an execution that runs a part of its definition, and is in no history. */
export function partInside({ start: { part } }: Execution): Pick<Origin, 'part' | 'variables'> {
  return part === undefined ? {} : { part: part.request, variables: part.variables };
}
