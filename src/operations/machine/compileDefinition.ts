import type { WorkflowType } from '../../asl/types';
import { ServiceError } from '../../errors/ServiceError';
import type { MachineRevision } from '../../store/MachineRevision';
import { loadLanguage } from './loadLanguage';

type Compiled = Pick<MachineRevision, 'definition' | 'program'>;

/** Validates and compiles a definition. Throws InvalidDefinition with everything that is wrong. */
export function compileDefinition(text: string, type: WorkflowType): Compiled {
  const { validateDefinition, invalidDefinitionMessage, compileProgram } = loadLanguage();
  const { diagnostics, definition } = validateDefinition(text, { type });
  if (definition === undefined) throw new ServiceError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
  return { definition: text, program: compileProgram(definition) };
}
