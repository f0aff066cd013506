import type { SourceStep } from './Source';

/** A place that an expression reads: its root and the path from there. */
export interface ReadPath {
  /** `input`, `result`, `execution` (the input of the execution), `item` (of a Map), or the name of a variable with `$`. */
  readonly root: string;
  readonly steps: readonly SourceStep[];
}

const stepPattern = String.raw`(?:\.[A-Za-z_][\w-]*|\.\*|\[(?:-?\d+|\*|'[^']*'|"[^"]*")\])*`;
const jsonPathPattern = new RegExp(String.raw`\$\$?(?:[A-Za-z_]\w*)?${stepPattern}`, 'g');
const jsonataPattern = new RegExp(
  String.raw`\$[A-Za-z_]\w*(?:\.(?:[A-Za-z_]\w*|${'`'}[^${'`'}]+${'`'})|\[-?\d+\])*`,
  'g',
);

/** The paths in a JSONPath expression: a path, or an intrinsic function with paths. `$` alone is the whole input. */
export function readJsonPaths(text: string): readonly ReadPath[] {
  return [...text.matchAll(jsonPathPattern)].map(([path]) => readJsonPath(path)).filter((path) => path !== undefined);
}

/**
 * One whole path; `undefined` if it is not a path, or leads into the context object elsewhere than to input and item.
 */
export function readJsonPath(path: string): ReadPath | undefined {
  const match = /^\$(\$?)([A-Za-z_]\w*)?/.exec(path);
  if (match === null) return undefined;
  const [whole, context, variable] = match;
  const steps = stepsOf(path.slice(whole.length));
  if (context === '') return { root: variable === undefined ? 'input' : `$${variable}`, steps };
  return contextPath(steps);
}

/** The paths in a JSONata expression. */
export function readJsonataPaths(expression: string): readonly ReadPath[] {
  const bare = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...bare.matchAll(jsonataPattern)].map(([path]) => readJsonataPath(path)).filter((path) => path !== undefined);
}

/** An expression that is only a path. */
export function readJsonataPath(text: string): ReadPath | undefined {
  const [path] = text.trim().matchAll(jsonataPattern);
  if (path?.[0] !== text.trim()) return undefined;
  const [, name = '', rest = ''] = /^\$([A-Za-z_]\w*)(.*)$/s.exec(path[0]) ?? [];
  const steps = stepsOf(rest);
  if (name !== 'states') return { root: `$${name}`, steps };
  const [first, ...inner] = steps;
  if (first === 'input' || first === 'result') return { root: first, steps: inner };
  return first === 'context' ? contextPath(inner) : undefined;
}

function contextPath(steps: readonly SourceStep[]): ReadPath | undefined {
  const [first, second, third, ...rest] = steps;
  if (first === 'Execution' && second === 'Input')
    return { root: 'execution', steps: third === undefined ? [] : [third, ...rest] };
  if (first === 'Map' && second === 'Item' && third === 'Value') return { root: 'item', steps: rest };
  return undefined;
}

function stepsOf(text: string): readonly SourceStep[] {
  const pattern = /\.\*|\[(?:-?\d+|\*)\]|\.([A-Za-z_][\w-]*)|\.`([^`]+)`|\['([^']*)'\]|\["([^"]*)"\]/g;
  return [...text.matchAll(pattern)].map(
    ([step, ...names]) => names.find((name) => name !== undefined) ?? { fewest: fewestFor(step) },
  );
}

/** The number of elements that an access needs: `[1]` reads the second, `[-1]` the last. */
function fewestFor(step: string): number {
  const index = Number(/^\[(-?\d+)\]$/.exec(step)?.[1] ?? NaN);
  if (Number.isNaN(index)) return 0;
  return Math.min(index < 0 ? -index : index + 1, 20);
}
