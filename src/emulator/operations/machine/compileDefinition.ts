import type { WorkflowType } from '../../../language/asl/types';
import { ServiceError } from '../../../errors/ServiceError';
import type { Resources } from '../OperationContext';
import { compiledDefinitions, type CompiledDefinition } from './CompiledDefinitions';
import { loadLanguage } from './loadLanguage';

/** Validates and compiles a definition. Throws InvalidDefinition with everything that is wrong. */
export function compileDefinition({ parameterCheck }: Resources, text: string, type: WorkflowType): CompiledDefinition {
  return compiledDefinitions.get(text, type, () => {
    const { validateDefinition, invalidDefinitionMessage, compileProgram } = loadLanguage();
    const { diagnostics, definition } = validateDefinition(text, { type, parameterCheck });
    if (definition === undefined) throw new ServiceError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
    return { definition: text, program: compileProgram(definition) };
  });
}
