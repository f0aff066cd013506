import { validateDefinition } from '../../../src/validation/rules/validateDefinition';
import type { ValidationOptions } from '../../../src/validation/rules/examineDefinition';
import type { Diagnostic } from '../../../src/errors/Diagnostic';

/** The diagnostics of a definition; constructs that do not run yet are let pass. */
export function diagnose(definition: unknown, options: ValidationOptions = {}): readonly Diagnostic[] {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return validateDefinition(text, options).diagnostics;
}

/** The diagnostics of a machine that consists of the state `S`, and of others if need be. */
export function diagnoseState(
  state: object,
  options: ValidationOptions & { others?: object; machine?: object } = {},
): readonly Diagnostic[] {
  const { others, machine, ...rest } = options;
  return diagnose({ StartAt: 'S', ...machine, States: { S: state, ...others } }, rest);
}

/** An error of the code that most have. */
export function fault(message: string, location?: string, code = 'SCHEMA_VALIDATION_FAILED'): Diagnostic {
  return { severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) };
}

export function warning(code: string, message: string, location: string): Diagnostic {
  return { severity: 'WARNING', code, message, location };
}

export const end = { End: true };
export const pass = { Type: 'Pass', ...end };
export const lambda = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
  ...end,
};
/** A block with one state of a name. */
export const block = (name: string, state: object = pass): object => ({ StartAt: name, States: { [name]: state } });
