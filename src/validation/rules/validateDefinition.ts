import type { StateMachineDefinition } from '../../language/asl/types';
import type { Diagnostic } from '../../errors/Diagnostic';
import { examineDefinition, type ValidationOptions } from './examineDefinition';

export interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  /** There when nothing of severity ERROR was found. */
  readonly definition?: StateMachineDefinition;
}

/**
 * Everything that is wrong with a definition, in AWS's order and words, and the definition itself when nothing is.
 * Never throws, whatever the text. See "ValidateStateMachineDefinition" of the AWS Step Functions API.
 *
 * @example validateDefinition('{}').diagnostics[0]?.message // 'These fields are required: [States, StartAt]'
 */
export function validateDefinition(text: string, options: ValidationOptions = {}): ValidationResult {
  const { findings, definition } = examineDefinition(text, options);
  const diagnostics = findings.map(({ severity, code, message, location }): Diagnostic => ({
    severity,
    code,
    message,
    ...(location === undefined ? {} : { location }),
  }));
  if (definition === undefined || diagnostics.some(({ severity }) => severity === 'ERROR')) return { diagnostics };
  return { diagnostics, definition: definition as unknown as StateMachineDefinition };
}
