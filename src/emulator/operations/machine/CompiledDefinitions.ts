import type { WorkflowType } from '../../../language/asl/types';
import type { MachineRevision } from '../../store/MachineRevision';

export type CompiledDefinition = Pick<MachineRevision, 'definition' | 'program'>;

const maxCount = 32;
const maxLength = 100_000;

/**
 * The last valid definitions of a service, compiled. A harness deploys the same few before each test, and to validate
 * and compile them takes longer than most tests do. Programs hold nothing of their executions.
 */
export class CompiledDefinitions {
  private readonly kept = new Map<string, CompiledDefinition>();

  /** The definition of before, else what `compile` makes of it. */
  get(text: string, type: WorkflowType, compile: () => CompiledDefinition): CompiledDefinition {
    const key = `${type} ${text}`;
    const compiled = this.kept.get(key) ?? compile();
    if (text.length > maxLength) return compiled;
    this.kept.delete(key);
    this.kept.set(key, compiled);
    const [oldest] = this.kept.keys();
    if (this.kept.size > maxCount) this.kept.delete(oldest!);
    return compiled;
  }
}
