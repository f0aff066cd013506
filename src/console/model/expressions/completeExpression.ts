import { isObject, type Json } from '../../../util/json';
import type { ExpressionScope } from './ExpressionScope';
import { intrinsicNames, jsonataNames } from './functionNames';

/** A completion in an expression. */
export interface ExpressionOption {
  readonly label: string;
  /** What it is: `variable`, `function`, or the kind of the sample's value. */
  readonly detail: string;
}

export interface ExpressionCompletions {
  /** The range of the text that a completion replaces. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly ExpressionOption[];
}

const none = { from: 0, to: 0, options: [] };

/** Returns the completions at a position of a field: what is in scope there, by the sample data. */
export function completeExpression(text: string, at: number, scope: ExpressionScope): ExpressionCompletions {
  const before = text.slice(0, at);
  return scope.language === 'JSONPath' ? completePath(before, scope) : completeJsonata(before, scope);
}

function completePath(before: string, scope: ExpressionScope): ExpressionCompletions {
  const { variables, reads, sample } = scope;
  const call = /States\.\w*$/.exec(before)?.[0];
  if (call !== undefined)
    return matching(
      before,
      call,
      intrinsicNames.map((name) => ({ label: `${name}(`, detail: 'function' })),
    );
  const path = /\$[\w$.[\]-]*$/.exec(before)?.[0];
  if (path === undefined) return none;
  const dot = path.lastIndexOf('.');
  if (dot < 0) {
    const roots = [
      { label: '$', detail: reads === 'input' ? "the state's input" : 'the result' },
      { label: '$$', detail: 'the context object' },
      ...variables.map((name) => ({ label: `$${name}`, detail: 'variable' })),
    ];
    return matching(before, path, roots);
  }
  const [root = '$', ...steps] = path.slice(0, dot).split('.');
  const data =
    root === '$'
      ? reads === undefined
        ? undefined
        : dataOf(scope)
      : root === '$$'
        ? contextSample
        : sample.variables[root.replace(/^\$|\[.*$/g, '')];
  const indexes = /\[.*$/.exec(root)?.[0] ?? '';
  return members(before, path.slice(dot + 1), valueAt(data, [indexes, ...steps]), 'JSONPath');
}

function completeJsonata(before: string, { variables, reads, sample }: ExpressionScope): ExpressionCompletions {
  // Outside of `{% … %}` a string is just a string.
  if (before.lastIndexOf('{%') <= before.lastIndexOf('%}')) return none;
  const path = /\$[\w.[\]`]*$/.exec(before)?.[0];
  if (path === undefined) return none;
  const dot = path.lastIndexOf('.');
  if (dot < 0) {
    return matching(before, path, [
      { label: '$states', detail: 'input, result, context' },
      ...variables.map((name) => ({ label: `$${name}`, detail: 'variable' })),
      ...jsonataNames.map((name) => ({ label: `$${name}(`, detail: 'function' })),
    ]);
  }
  const [root = '', ...steps] = path.slice(0, dot).split('.');
  if (root !== '$states')
    return members(
      before,
      path.slice(dot + 1),
      valueAt(sample.variables[root.slice(1).replace(/\[.*$/, '')], steps),
      'JSONata',
    );
  const states = {
    input: sample.input,
    context: contextSample,
    ...(reads !== 'input' && reads !== undefined && { [reads]: sample[reads] ?? null }),
  };
  return members(before, path.slice(dot + 1), valueAt(states, steps), 'JSONata');
}

/** What `$` means. Of an InputPath, only names and indexes are followed. */
function dataOf({ reads = 'input', sample, inputPath }: ExpressionScope): Json | undefined {
  if (reads !== 'input' || inputPath === undefined) return sample[reads];
  return inputPath === null ? {} : valueAt(sample.input, inputPath.replace(/^\$\.?/, '').split('.'));
}

/** The members of the context object that every state has. */
const contextSample = {
  Execution: { Id: '', Input: {}, Name: '', RoleArn: '', StartTime: '', RedriveCount: 0 },
  State: { EnteredTime: '', Name: '', RetryCount: 0 },
  StateMachine: { Id: '', Name: '' },
  Task: { Token: '' },
  Map: { Item: { Index: 0, Value: {} } },
};

function valueAt(data: Json | undefined, steps: readonly string[]): Json | undefined {
  let value = data;
  for (const step of steps) {
    const [name = ''] = step.replace(/`/g, '').split('[');
    if (name !== '') value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    for (const [, index] of step.matchAll(/\[(\d+)\]/g))
      value = Array.isArray(value) ? (value[Number(index)] as Json) : undefined;
  }
  return value;
}

function members(
  before: string,
  typed: string,
  data: Json | undefined,
  language: ExpressionScope['language'],
): ExpressionCompletions {
  if (!isObject(data)) return none;
  const options = Object.entries(data).map(([name, value]) => ({
    label: /^[A-Za-z_]\w*$/.test(name) ? name : language === 'JSONata' ? `\`${name}\`` : `['${name}']`,
    detail: value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
  }));
  return matching(before, typed, options);
}

/** The options that begin as the author did; capitals do not matter. */
function matching(before: string, typed: string, options: readonly ExpressionOption[]): ExpressionCompletions {
  const start = typed.toLowerCase();
  return {
    from: before.length - typed.length,
    to: before.length,
    options: options.filter(({ label }) => label.toLowerCase().startsWith(start) && label !== typed),
  };
}
