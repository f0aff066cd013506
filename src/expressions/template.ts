import type { Json } from '../util/json';
import type { ExpressionScope } from './ExpressionScope';
import { InvalidTemplateError } from './InvalidTemplateError';

export interface PayloadTemplate {
  /** Every variable the template reads. */
  readonly variables: readonly string[];
  /** Whether it has no `.$` member: the same value every time, the one that was written. */
  readonly constant: boolean;
  evaluate(scope: ExpressionScope): Json;
}

/** Compiles a payload template (`field`: Parameters, ResultSelector …). Throws `InvalidTemplateError`. */
export function compileTemplate(template: Json, field: string): PayloadTemplate {
  throw new InvalidTemplateError(field, '', 'payload templates are not implemented yet');
}
