import { MAX_BATCH_BYTES } from '../../../language/asl/limits';
import { EvaluationError, RuntimeError } from '../../../errors/StatesError';
import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import { toCompactText } from '../../../util/json';
import type { QueryLanguage } from '../../../language/asl/types';
import type { Field } from './DataFlow';
import { compileJsonataField } from './evaluateJsonata';

/** The fields of a state, and of the objects in it, that hold a number and have a Path form. */
type NumberField =
  | 'MaxConcurrency'
  | 'ToleratedFailureCount'
  | 'ToleratedFailurePercentage'
  | 'TimeoutSeconds'
  | 'HeartbeatSeconds'
  | 'MaxItems'
  | 'MaxItemsPerBatch'
  | 'MaxInputBytesPerBatch';

/** The object that holds such a field. */
interface NumberHolder {
  readonly definition: object;
  readonly queryLanguage: QueryLanguage;
  /** The object's place in the state: `ItemReader/ReaderConfig`. */
  readonly within?: string;
}

/** The numbers that a field allows. */
interface Range {
  readonly kind: 'integer' | 'float';
  readonly min: number;
  readonly max: number;
  /** In words, for an expression's result: `a positive integer`. */
  readonly words: string;
  /** AWS's message for a number out of range; for an integer, for one below the range. */
  readonly outside?: (value: number) => string;
}

const maxInteger = 2_147_483_647;
const seconds: Range = {
  kind: 'integer',
  min: 1,
  max: 99_999_999,
  words: 'a positive integer of at most 99999999',
};

/** See "Map state" and "Task state" of the AWS guide. */
const ranges: Readonly<Record<NumberField, Range>> = {
  MaxConcurrency: {
    kind: 'integer',
    min: 0,
    max: maxInteger,
    words: 'a non-negative integer',
    // AWS (reported): another emulator's text. A similar one is recorded.
    outside: (value) => `Expected non-negative integer for MaxConcurrency, got '${value}' instead.`,
  },
  ToleratedFailureCount: {
    kind: 'integer',
    min: 0,
    max: maxInteger,
    words: 'a non-negative integer',
    outside: () => 'ToleratedFailureCount cannot be negative.',
  },
  ToleratedFailurePercentage: {
    kind: 'float',
    min: 0,
    max: 100,
    words: 'a number between 0 and 100',
    outside: () => 'ToleratedFailurePercentage must be between 0 and 100.',
  },
  TimeoutSeconds: seconds,
  HeartbeatSeconds: seconds,
  // AWS: the reader itself rejects a negative one (recorded), and accepts none above 100,000,000.
  MaxItems: { kind: 'integer', min: -maxInteger, max: maxInteger, words: 'an integer' },
  MaxItemsPerBatch: { kind: 'integer', min: 1, max: maxInteger, words: 'a positive integer' },
  MaxInputBytesPerBatch: {
    kind: 'integer',
    min: 1,
    max: MAX_BATCH_BYTES,
    words: `an integer from 1 to ${MAX_BATCH_BYTES}`,
  },
};

/**
 * Compiles a number: the field itself, an expression in it, or its Path form; `undefined` if none is given. A value
 * that is known only when the state runs is checked then.
 */
export function compileNumber(
  { definition, queryLanguage, within }: NumberHolder,
  field: NumberField,
): Field<number> | undefined {
  const fields = definition as Readonly<Record<string, number | string | undefined>>;
  const literal = fields[field];
  const path = fields[`${field}Path`] as string | undefined;
  if (path !== undefined) return compileNumberPath(field, path);
  if (literal === undefined) return undefined;
  if (queryLanguage !== 'JSONata') return () => Number(literal);
  const location = within === undefined ? field : `${within}/${field}`;
  const number = compileJsonataField(literal, location, 'number');
  return (scope, input) => checkResult(field, location, number(scope, input));
}

/**
 * AWS (reported): the message for a fraction, and the one for a timeout below 0, which also covers 0.
 * The other messages outside `ranges` are ours.
 */
function checkResult(field: NumberField, location: string, value: number): number {
  const { kind, min, max, words } = ranges[field];
  if (kind === 'integer') expectInteger(field, location, value);
  if (value >= min && value <= max) return value;
  if (field.endsWith('Seconds') && value !== 0) throw outsideSeconds(field, location, value);
  failOutside(field, value);
  throw new EvaluationError(`The ${field} field must be ${words} but was: ${value}`, location);
}

export function expectInteger(field: string, location: string, value: number): void {
  if (!Number.isInteger(value))
    throw new EvaluationError(`The ${field} field cannot be parsed as an integer: ${value}`, location);
}

export function outsideSeconds(field: string, location: string, value: number): EvaluationError {
  return new EvaluationError(`${field} must be between 0 and ${seconds.max} but was: ${value}`, location);
}

/** AWS: a whole number that exceeds a Java integer counts as not an integer, rather than as out of range. */
function failOutside(field: NumberField, value: number): void {
  const { kind, min, outside } = ranges[field];
  if (outside === undefined || Number.isNaN(value)) return;
  if (kind === 'float' || (value < min && value >= -maxInteger - 1)) throw new RuntimeError(outside(value));
}

/** AWS: a numeric string counts as a number; the messages about Map are recorded. */
function compileNumberPath(field: NumberField, source: string): Field<number> {
  const path = compilePath(source);
  const { kind, min, max, words } = ranges[field];
  const form = kind === 'float' ? /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/ : /^-?\d+$/;
  return (scope, input) => {
    const value = path.require(scope.seeing(input));
    const shown = typeof value === 'string' ? value : toCompactText(value);
    const number = form.test(shown) ? Number(shown) : NaN;
    if (number >= min && number <= max) return number;
    if (field.endsWith('Seconds'))
      throw new RuntimeError(`The ${field}Path parameter does not reference ${words}: ${source} == ${shown}`);
    failOutside(field, number);
    throw new RuntimeError(`The ${field}Path field refers to value "${shown}" which is not a valid ${kind}: ${source}`);
  };
}
