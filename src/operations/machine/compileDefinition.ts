import type { WorkflowType } from '../../asl/types';
import { ServiceError } from '../../errors/ServiceError';
import type { MachineRevision } from '../../store/MachineRevision';
import type { Resources } from '../OperationContext';
import { loadLanguage } from './loadLanguage';

type Compiled = Pick<MachineRevision, 'definition' | 'program'>;

/** Validates and compiles a definition. Throws InvalidDefinition with everything that is wrong. */
export function compileDefinition({ parameterCheck }: Resources, text: string, type: WorkflowType): Compiled {
  const { validateDefinition, invalidDefinitionMessage, compileProgram } = loadLanguage();
  const { diagnostics, definition } = validateDefinition(text, { type, parameterCheck });
  if (definition === undefined) throw new ServiceError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
  return { definition: text, program: compileProgram(definition) };
}
