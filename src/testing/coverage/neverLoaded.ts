import type * as Loader from '../../definitions/loadDefinitions';
import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import type { MachineCoverage } from '../../story/coverage/Shard';
import { Tally } from '../../story/coverage/Tally';
import { keyOf } from './readShards';

/**
 * The state machines of some files that no test has loaded, with nothing run. Throws a HarnessError for a file that
 * declares none, or has one that cannot be read: it would count for nothing.
 */
export function neverLoaded(loaded: readonly MachineCoverage[], files: readonly string[]): readonly MachineCoverage[] {
  const { loadDefinitions } = require('../../definitions/loadDefinitions') as typeof Loader;
  const known = new Set(loaded.map(keyOf));
  return files.flatMap((file) => {
    const { machines, unavailable } = loadDefinitions(file);
    const [broken] = unavailable;
    if (broken !== undefined)
      throw new HarnessError(`${file}: '${broken.name}' cannot be read: ${broken.error.reason}`);
    if (machines.length === 0) throw new HarnessError(`${file} declares no state machine that coverage could include.`);
    return machines.flatMap(({ name, definition, locate }) => {
      const machine = new Tally(name, definition, JSON.parse(definition) as StateMachineDefinition, locate).result();
      if (known.has(keyOf(machine))) return [];
      known.add(keyOf(machine));
      return [machine];
    });
  });
}
