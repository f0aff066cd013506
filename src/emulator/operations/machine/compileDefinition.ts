import type { WorkflowType } from '../../../language/asl/types';
import { ServiceError } from '../../../errors/ServiceError';
import type { Resources } from '../OperationContext';
import { loadLanguage } from './loadLanguage';
import type { MachineRevision } from '../../../engine/executions/MachineRevision';

/** Validates and compiles a definition. Throws InvalidDefinition with everything that is wrong. */
export function compileDefinition(
  { parameterCheck, actionCheck }: Resources,
  text: string,
  type: WorkflowType,
): CompiledDefinition {
  return compiledDefinitions.get(text, type, () => {
    const { validateDefinition, invalidDefinitionMessage, compileProgram } = loadLanguage();
    const { diagnostics, definition } = validateDefinition(text, { type, parameterCheck, actionCheck });
    if (definition === undefined) throw new ServiceError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
    return { definition: text, program: compileProgram(definition) };
  });
}

export type CompiledDefinition = Pick<MachineRevision, 'definition' | 'program'>;

/** How many definitions of each type are kept. */
const maxCount = 32;
const maxLength = 100_000;

/**
 * The last valid definitions, compiled. Harnesses deploy the same few before each test, and compiling them takes longer
 * than most tests. Programs hold no references to executions or services.
 */
export class CompiledDefinitions {
  private readonly kept: Readonly<Record<WorkflowType, Map<string, CompiledDefinition>>> = {
    STANDARD: new Map(),
    EXPRESS: new Map(),
  };

  /** The cached program of a definition, or else the result of `compile`. */
  get(text: string, type: WorkflowType, compile: () => CompiledDefinition): CompiledDefinition {
    const kept = this.kept[type];
    const compiled = kept.get(text) ?? compile();
    if (text.length > maxLength) return compiled;
    kept.delete(text);
    kept.set(text, compiled);
    const [oldest] = kept.keys();
    if (kept.size > maxCount) kept.delete(oldest!);
    return compiled;
  }
}

/** Shared by all services in this process. */
const compiledDefinitions = new CompiledDefinitions();
