import { isJsonataText } from '../../../definitions/document/fields/fieldText';
import type { FieldKind } from '../../../language/asl/ObjectShape';
import { isArray, isObject, type Json } from '../../../util/json';
import type { ExpressionScope } from './ExpressionScope';

/** Kinds whose string is a JSONPath or an intrinsic function. */
const pathKinds: ReadonlySet<FieldKind> = new Set(['nullablePath', 'referencePath', 'stringPath'] as const);
const templateKinds: ReadonlySet<FieldKind> = new Set(['payload', 'template', 'assign'] as const);

/**
 * The request of TestState whose output is the value of a field on the sample data; `undefined` if the field reads no
 * data. The state around it is one of our own, so that only the field's expressions count.
 */
export function expressionTest(kind: FieldKind, value: Json, scope: ExpressionScope): object | undefined {
  const { sample, reads, language, inputPath } = scope;
  if (reads === undefined) return undefined;
  const common = {
    variables: JSON.stringify(sample.variables),
    roleArn: 'arn:aws:iam::123456789012:role/stepmill-console',
  };
  if (language === 'JSONPath') {
    const template = templateKinds.has(kind) && holdsPaths(value) ? value : undefined;
    const path = pathKinds.has(kind) && typeof value === 'string' ? { 'value.$': value } : undefined;
    const parameters = template ?? path;
    if (parameters === undefined) return undefined;
    const select = inputPath === undefined || reads !== 'input' ? {} : { InputPath: inputPath };
    return {
      definition: JSON.stringify({ Type: 'Pass', ...select, Parameters: parameters, End: true }),
      input: JSON.stringify(sample[reads] ?? {}),
      ...common,
    };
  }
  if (!holdsExpressions(value)) return undefined;
  const output = { Output: value };
  const input = JSON.stringify(sample.input);
  if (reads === 'input') {
    const definition = JSON.stringify({ Type: 'Pass', QueryLanguage: 'JSONata', ...output, End: true });
    return { definition, input, ...common };
  }
  const task = {
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: 'arn:aws:states:::aws-sdk:sts:getCallerIdentity',
    Arguments: {},
    End: true,
  };
  if (reads === 'result')
    return {
      definition: JSON.stringify({ ...task, ...output }),
      input,
      mock: { result: JSON.stringify(sample.result ?? {}), fieldValidationMode: 'NONE' },
      ...common,
    };
  const { Error: error = 'Sample.Error', Cause: cause = '' } = sample.errorOutput ?? {};
  return {
    definition: JSON.stringify({ ...task, Catch: [{ ErrorEquals: ['States.ALL'], ...output, Next: 'Next' }] }),
    input,
    mock: { errorOutput: { error, cause }, fieldValidationMode: 'NONE' },
    ...common,
  };
}

/** Reads the value of a field from TestState's answer. */
export function readExpressionTest(
  kind: FieldKind,
  language: ExpressionScope['language'],
  { output, error, cause }: { readonly output?: string; readonly error?: string; readonly cause?: string },
): { readonly value: Json } | { readonly fault: string } {
  if (output === undefined || (error !== undefined && language === 'JSONPath'))
    return { fault: cause ?? error ?? 'It has no value.' };
  const value = JSON.parse(output) as Json;
  return { value: language === 'JSONPath' && pathKinds.has(kind) && isObject(value) ? value['value']! : value };
}

function holdsPaths(value: Json): boolean {
  if (isArray(value)) return value.some(holdsPaths);
  return isObject(value) && Object.entries(value).some(([name, inner]) => name.endsWith('.$') || holdsPaths(inner));
}

function holdsExpressions(value: Json): boolean {
  if (typeof value === 'string') return isJsonataText(value);
  if (isArray(value)) return value.some(holdsExpressions);
  return isObject(value) && Object.values(value).some(holdsExpressions);
}
