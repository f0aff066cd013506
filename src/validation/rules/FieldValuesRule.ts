import type { FieldShape, FieldKind } from '../../language/asl/ObjectShape';
import type { QueryLanguage } from '../../language/asl/types';
import { parseTimestamp } from '../../util/isoTime';
import { isObject, type Json } from '../../util/json';
import { didYouMean } from '../../util/nearest';
import type { Rule } from './RuleContext';

/**
 * Field values
 *
 * A field has a value of its type: strings, whole numbers within their range, one of a few words. The result of an
 * expression or a path is checked when it is evaluated.
 */
export const FieldValuesRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path, language } of parts) {
    for (const [name, value] of Object.entries(object)) {
      if (!Object.hasOwn(shape.fields, name)) continue;
      const field = shape.fields[name]!;
      if (field.language !== undefined && field.language !== language) continue;
      const fault = checks[field.kind]?.(value, field, language, name);
      if (fault !== undefined) report({ ...fault, at: [...path, name, ...(fault.steps ?? [])] });
    }
  }
};

interface Fault {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly steps?: readonly number[];
}

type Check = (value: Json, field: FieldShape, language: QueryLanguage, name: string) => Fault | undefined;

const expected = (kind: string): Fault => ({ message: `Expected value of type ${kind}` });

const empty: Fault = { message: 'Value cannot be empty' };

const isText: Check = (value) => (typeof value === 'string' ? undefined : expected('[STRING]'));

const isObjectValue: Check = (value, { nonEmpty }) => {
  if (!isObject(value)) return expected('[OBJECT]');
  return nonEmpty === true && Object.keys(value).length === 0 ? empty : undefined;
};

const isArray: Check = (value, { nonEmpty }) => {
  if (!Array.isArray(value)) return expected('[ARRAY]');
  return nonEmpty === true && value.length === 0 ? empty : undefined;
};

const isNumber: Check = (value, field, language) => {
  if (typeof value === 'string' && language === 'JSONata' && field.expression === true) {
    // Half-open delimiters are reported with the expressions.
    return value.startsWith('{%') || value.endsWith('%}') ? undefined : { message: expressionForm };
  }
  const whole = field.kind === 'integer';
  if (typeof value !== 'number' || (whole && !Number.isInteger(value))) {
    const hint = typeof value === 'string' && /^\d+$/.test(value) ? `Write it without quotes: ${value}.` : undefined;
    return { ...expected(whole ? 'Integer' : '[NUMBER]'), hint };
  }
  if (field.min !== undefined && value < field.min) return { message: `Minimum value is ${field.min}` };
  if (field.max !== undefined && value > field.max) return { message: `Maximum value is ${field.max}` };
  return undefined;
};

const isOneOf: Check = (value, { values = [] }) => {
  if (typeof value !== 'string') return expected('[STRING]');
  if (values.includes(value)) return undefined;
  const message = `Value should be one of the following: [${values.join(', ')}]`;
  return { message, hint: didYouMean(value, values) };
};

const decides: Check = (value, { values = [] }, _language, name) => {
  if (typeof value === 'string' && values.includes(value)) return undefined;
  const message = `The field '${name}' should have one of these values: [${values.join(', ')}]`;
  return { message, hint: typeof value === 'string' ? didYouMean(value, values) : undefined };
};

const isTimestamp: Check = (value, _field, language) => {
  if (typeof value !== 'string') return expected('[STRING]');
  if (language === 'JSONata' && (value.startsWith('{%') || value.endsWith('%}'))) return undefined;
  if (parseTimestamp(value) !== undefined) return undefined;
  return { message: 'String does not match RFC3339 timestamp', hint: 'Write it like 2030-01-31T23:59:00Z.' };
};

const isCondition: Check = (value) => {
  if (typeof value === 'boolean') return undefined;
  if (typeof value !== 'string') return expected('[STRING, BOOLEAN]');
  return value.startsWith('{%') || value.endsWith('%}') ? undefined : { message: expressionForm };
};

const expressionForm = 'JSONata string must start with {% and end with %}';

const checks: Partial<Record<FieldKind, Check>> = {
  string: isText,
  text: isText,
  stateName: isText,
  referencePath: isText,
  stringPath: isText,
  nullablePath: (value, ...rest) => (value === null ? undefined : isText(value, ...rest)),
  resultPath: (value, ...rest) => (value === null ? undefined : isText(value, ...rest)),
  boolean: (value) => (typeof value === 'boolean' ? undefined : expected('[BOOLEAN]')),
  integer: isNumber,
  number: isNumber,
  object: isObjectValue,
  template: isObjectValue,
  assign: isObjectValue,
  array: isArray,
  strings: (value, field, ...rest) => {
    const fault = isArray(value, field, ...rest);
    if (fault !== undefined) return fault;
    const wrong = (value as readonly Json[]).findIndex((item) => typeof item !== 'string');
    return wrong === -1 ? undefined : { ...expected('[STRING]'), steps: [wrong] };
  },
  enum: isOneOf,
  discriminator: decides,
  timestamp: isTimestamp,
  condition: isCondition,
};
