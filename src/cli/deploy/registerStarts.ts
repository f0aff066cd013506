import { namesInArns } from '../../definitions/findDefinition';
import type { LoadedDefinition, LoadedDefinitions } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';
import type { ListedStart } from '../../emulator/starts/callStarts';

/**
 * Registers what a file declares to start executions, instead of what it declared before. `arnOf`: the ARN of a machine,
 * if it is deployed. Returns what cannot start anything, one message each.
 */
export function registerStarts(
  service: Service,
  file: string,
  loaded: Pick<LoadedDefinitions, 'starts' | 'machines'>,
  arnOf: (machine: LoadedDefinition) => string | undefined,
): readonly string[] {
  const { starts, machines } = loaded;
  if (starts.length === 0 && !service.hasStarts) return [];
  const deployed = machines.flatMap((machine) => {
    const arn = arnOf(machine);
    return arn === undefined ? [] : [{ names: namesInArns(machine, loaded), arn }];
  });
  const declared = machines.flatMap((machine) => namesInArns(machine, loaded));
  const listed = service.callStarts({ op: 'register', file, starts, machines: deployed, declared });
  return (listed as readonly ListedStart[]).flatMap(({ declared: { name, source }, problem }) =>
    problem === undefined ? [] : [`${source.file}:${source.line}: '${name}' starts nothing. ${problem}`],
  );
}
