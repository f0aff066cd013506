import { bindFunctions } from '../../definitions/bindFunctions';
import type { LoadedFunction } from '../../definitions/LoadedDefinition';
import type { Service } from '../../emulator/service/Service';

/** Lets the functions of a template run here, where their code is at hand, each with its own variables. */
export function registerFunctions(service: Service, functions: readonly LoadedFunction[]): void {
  for (const { name, handler, timeoutSeconds, environment } of bindFunctions(functions))
    service.functions.registerFile(name, handler, { timeoutSeconds, environment });
}
