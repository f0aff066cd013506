import type { StateMachineDefinition, WorkflowType } from '../asl/types';
import type { Diagnostic } from '../errors/Diagnostic';
import type { Json } from '../util/json';
import { isObject, member, parseJson } from '../util/json';

export interface ValidationOptions {
  /** Express workflows may not use `.sync`, `.waitForTaskToken` and activities. Default STANDARD. */
  readonly type?: WorkflowType;
  /** The lowest severity to report. Default ERROR. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** Whether constructs that Stepmill does not run yet are refused. Default true. */
  readonly notYet?: boolean;
}

export interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  /** There when nothing of severity ERROR was found. */
  readonly definition?: StateMachineDefinition;
}

/** Everything that is wrong with a definition, in AWS's order, and the definition itself when nothing is. */
export function validateDefinition(text: string, _options: ValidationOptions = {}): ValidationResult {
  let definition: Json;
  try {
    definition = parseJson(text);
  } catch (error) {
    return refused('INVALID_JSON_DESCRIPTION', (error as Error).message);
  }
  if (!isObject(definition)) return refused('SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object');
  const object = definition;
  const missing = ['States', 'StartAt'].filter((name) => member(object, name) === undefined);
  if (missing.length > 0) {
    return refused('SCHEMA_VALIDATION_FAILED', `These fields are required: [${missing.join(', ')}]`, '/');
  }
  return { diagnostics: [], definition: definition as unknown as StateMachineDefinition };
}

function refused(code: string, message: string, location?: string): ValidationResult {
  return { diagnostics: [{ severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) }] };
}
