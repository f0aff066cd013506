import type * as TypeScript from 'typescript';
import { Meanings, type Meaning } from './Meanings';
import type { NamedPlace, NewNames, RenamedMachine } from './StateNames';

/** Methods whose argument with an index is the name of a state. */
const naming: Readonly<Record<Exclude<Meaning, 'harness'>, Readonly<Record<string, number>>>> = {
  machine: { mock: 0, testState: 0 },
  run: { state: 0, task: 0, mapRun: 0 },
  started: { until: 0, task: 0 },
  view: { inItem: 1 },
};
const matchers = ['toHaveEntered', 'toHaveEnteredTimes', 'toHaveExited', 'toHaveChosen'];
const pathMatchers = ['toHaveTakenPath', 'toHaveTakenPathContaining'];
const runners = ['run', 'runSync', 'start', 'resume'];

export interface TestReading {
  /** `undefined`: the project has none. */
  readonly ts: typeof TypeScript | undefined;
  readonly machine: RenamedMachine;
  readonly pathsOf: (path: string) => readonly string[];
}

/** Where a test names states: its strings with just such a name. Those that name states of this machine for certain change. */
export function placesInTest(
  text: string,
  file: string,
  names: NewNames,
  { ts, machine, pathsOf }: TestReading,
): readonly NamedPlace[] {
  if (ts === undefined) return quotedNames(text, names, 'The project has no TypeScript to read it with.');
  try {
    return placesInSource(text, file, names, { ts, machine, pathsOf });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return quotedNames(text, names, 'It is nested too deeply to read it.');
  }
}

function placesInSource(
  text: string,
  file: string,
  names: NewNames,
  { ts, machine, pathsOf }: TestReading & { readonly ts: typeof TypeScript },
): readonly NamedPlace[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const faults = (source as { parseDiagnostics?: readonly unknown[] }).parseDiagnostics ?? [];
  if (faults.length > 0) return quotedNames(text, names, 'Its syntax is wrong.');
  const meanings = new Meanings(ts, source, machine, pathsOf);
  const found: NamedPlace[] = [];
  const visit = (node: TypeScript.Node): void => {
    const word = ts.isStringLiteralLike(node) || isKey(ts, node) ? node.text : undefined;
    if (word !== undefined && names.has(word)) {
      const isSure = namesState(ts, node as TypeScript.Expression, meanings);
      const place = { from: node.getStart(source), to: node.getEnd(), state: word };
      if (isSure) found.push({ ...place, insert: written(ts, node, names.get(word)!, text) });
      else found.push({ ...place, reason: unsure(machine) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The quoted names in a text. */
export function quotedNames(text: string, names: NewNames, reason: string): readonly NamedPlace[] {
  return [...names.keys()].flatMap((state) => {
    const inner = JSON.stringify(state)
      .slice(1, -1)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return [...text.matchAll(new RegExp(`(["'\`])${inner}\\1`, 'g'))].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      state,
      reason,
    }));
  });
}

function unsure({ name }: RenamedMachine): string {
  return `The test does not show for certain that this is a state of ${name}.`;
}

function isKey(ts: typeof TypeScript, node: TypeScript.Node): node is TypeScript.Identifier {
  return ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** Whether a string, or a member's name, names a state of the machine for certain. */
function namesState(ts: typeof TypeScript, node: TypeScript.Expression, meanings: Meanings): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node && isNamed(ts, parent, ['from', 'until']))
    return isOptionOf(ts, parent, meanings);
  if (ts.isCallExpression(parent) && isArgument(ts, parent, node, meanings)) return true;
  return isInPath(ts, node, meanings);
}

function isNamed(ts: typeof TypeScript, { name }: TypeScript.PropertyAssignment, names: readonly string[]): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && names.includes(name.text);
}

/** `{ from: … }` of a run. */
function isOptionOf(
  ts: typeof TypeScript,
  { parent: options }: TypeScript.PropertyAssignment,
  meanings: Meanings,
): boolean {
  const call = options.parent;
  if (!ts.isCallExpression(call) || call.arguments[1] !== options) return false;
  const { expression: callee } = call;
  return (
    ts.isPropertyAccessExpression(callee) &&
    runners.includes(callee.name.text) &&
    meanings.of(callee.expression) === 'machine'
  );
}

function isArgument(
  ts: typeof TypeScript,
  { expression: callee, arguments: given }: TypeScript.CallExpression,
  node: TypeScript.Expression,
  meanings: Meanings,
): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const method = callee.name.text;
  const index = given.indexOf(node);
  const meaning = meanings.of(callee.expression);
  if (meaning !== undefined && meaning !== 'harness')
    return Object.hasOwn(naming[meaning], method) && naming[meaning][method] === index;
  return matchers.includes(method) && index === 0 && isExpectation(ts, callee.expression, meanings);
}

/** A name in the path that a matcher expects, at any depth: `['A', { Fan: [['B']] }]`. */
function isInPath(ts: typeof TypeScript, node: TypeScript.Node, meanings: Meanings): boolean {
  // `{ each: … }` of a Map is no state.
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node && node.getText() === 'each') return false;
  let at = node;
  while (
    ts.isArrayLiteralExpression(at.parent) ||
    ts.isObjectLiteralExpression(at.parent) ||
    ts.isPropertyAssignment(at.parent)
  )
    at = at.parent;
  const call = at.parent;
  if (at === node || !ts.isCallExpression(call) || call.arguments[0] !== at) return false;
  const { expression: callee } = call;
  return (
    ts.isPropertyAccessExpression(callee) &&
    pathMatchers.includes(callee.name.text) &&
    isExpectation(ts, callee.expression, meanings)
  );
}

/** `expect(run)` or `expect(run).not`, of a run of this machine. */
function isExpectation(ts: typeof TypeScript, node: TypeScript.Expression, meanings: Meanings): boolean {
  const call = ts.isPropertyAccessExpression(node) && node.name.text === 'not' ? node.expression : node;
  if (!ts.isCallExpression(call) || !meanings.isExpect(call.expression)) return false;
  const meaning = call.arguments[0] && meanings.of(call.arguments[0]);
  return meaning === 'run' || meaning === 'view';
}

/** A name as the test writes it: with the quotes that are there, or as a bare member name where that is possible. */
function written(ts: typeof TypeScript, node: TypeScript.Node, name: string, text: string): string {
  if (ts.isIdentifier(node) && /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__') return name;
  const quote = ts.isIdentifier(node) ? "'" : text[node.getStart()]!;
  const inner = JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
  return quote + (quote === '`' ? inner.replaceAll('${', '\\${') : inner) + quote;
}
