import { member } from '../../../util/json';
import type { Adviser } from '../Advice';

/**
 * A Map with a reader, batches or a writer that is not distributed. It is not recorded whether AWS rejects it; its run
 * ends here.
 */
export const InlineMapAdvice: Adviser = ({ states, advise }) => {
  for (const { type, object, path, blocks } of states) {
    if (type !== 'Map' || blocks.some(({ distributed }) => distributed)) continue;
    for (const name of ofDistributedMaps)
      if (member(object, name) !== undefined)
        advise(
          'FIELD_OF_DISTRIBUTED_MAP',
          [...path, name],
          `Only a Distributed Map has ${name}, but this Map is an inline one: no run gets past it.`,
          'Write "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } into its ItemProcessor.',
        );
  }
};

const ofDistributedMaps = ['ItemReader', 'ItemBatcher', 'ResultWriter'] as const;
