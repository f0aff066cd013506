import type { Diagnostic } from '../../errors/Diagnostic';
import type { StateMachineDefinition } from '../../language/asl/types';
import { present } from '../../util/present';
import { examineDefinition, type ValidationOptions } from './examineDefinition';

interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Present if nothing of severity ERROR was found. */
  readonly definition?: StateMachineDefinition;
}

/**
 * Every fault of a definition, in AWS's order and words, and the definition itself if it has no fault. Never throws,
 * whatever the text. See "ValidateStateMachineDefinition" of the AWS Step Functions API.
 *
 * @example validateDefinition('{}').diagnostics[0]?.message // 'These fields are required: [States, StartAt]'
 */
export function validateDefinition(text: string, options: ValidationOptions = {}): ValidationResult {
  const { findings, definition } = examineDefinition(text, options);
  const diagnostics = findings.map(({ severity, code, message, location }): Diagnostic => ({
    severity,
    code,
    message,
    ...present({ location }),
  }));
  if (definition === undefined || diagnostics.some(({ severity }) => severity === 'ERROR')) return { diagnostics };
  return { diagnostics, definition: definition as unknown as StateMachineDefinition };
}

/**
 * The message of the `InvalidDefinition` exception. Warnings are left out, because they never reject a definition.
 *
 * AWS: all errors are in one pair of quotes, separated by `, `, each as `<CODE>: <message> at <location>`; without a
 * location, `at null`.
 *
 * @example invalidDefinitionMessage(validateDefinition('{}').diagnostics)
 */
export function invalidDefinitionMessage(diagnostics: readonly Diagnostic[]): string {
  const faults = diagnostics
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`);
  return `Invalid State Machine Definition: '${faults.join(', ')}'`;
}
