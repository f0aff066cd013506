import type { Diagnostic } from '../../errors/Diagnostic';

/**
 * The message of the `InvalidDefinition` exception. Warnings are left out: they never refuse a definition.
 *
 * AWS: all errors stand in one pair of quotes, joined by `, `, each as `<CODE>: <message> at <location>`; where there
 * is no location it says `at null`.
 *
 * @example invalidDefinitionMessage(validateDefinition('{}').diagnostics)
 */
export function invalidDefinitionMessage(diagnostics: readonly Diagnostic[]): string {
  const faults = diagnostics
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`);
  return `Invalid State Machine Definition: '${faults.join(', ')}'`;
}
