import type { StateMachineDefinition } from '../../language/asl/types';
import { adviseOn, type AdviceOptions } from './adviseOn';
import type { Advice } from './Advice';
import { examineDefinition, type ValidationOptions } from '../rules/examineDefinition';
import type { Finding } from '../rules/Finding';

/**
 * All that can be said of a definition, for people: what AWS refuses, what it warns of, and, once nothing is refused,
 * advice. Constructs that Stepmill does not run yet are let pass, unless `notYet` asks for them.
 *
 * @example formatDiagnostics([{ file, text, remarks: reviewDefinition(text) }])
 */
export function reviewDefinition(
  text: string,
  options: ValidationOptions & AdviceOptions = {},
): readonly (Finding | Advice)[] {
  const { findings, definition } = examineDefinition(text, { severity: 'WARNING', notYet: false, ...options });
  if (definition === undefined || findings.some(({ severity }) => severity === 'ERROR')) return findings;
  return [...findings, ...adviseOn(definition as unknown as StateMachineDefinition, options)];
}
