import { HarnessError } from '../../errors/HarnessError';
import { innerOf, nameOf, type InnerPaths, type PathExpectation, type PathStep } from '../../story/trace/comparePath';
import { checkOwnState } from '../../story/trace/findState';
import type { Story } from '../../story/trace/Story';
import { wholeNumber } from '../../tasks/mocking/scriptArguments';
import { unknownName } from '../../util/checkMembers';
import { isArray, isObject, member, type Json } from '../../util/json';

// Names in an expectation must exist. Otherwise `.not` would pass because of a misspelt name.

/** Throws a HarnessError if the definition is known and has no such state. */
export function checkStateName({ origin: { definition } }: Story, name: string): void {
  if (definition !== undefined) checkOwnState(definition, name);
}

/** Throws a HarnessError if the expectation is not a path, or names an unknown state. */
export function checkPath(story: Story, path: PathExpectation): void {
  if (!Array.isArray(path))
    throw new HarnessError(`A path is a list of states: ['Charge', 'Ship'], not ${show(path)}.`);
  for (const step of path as readonly PathStep[]) {
    checkStep(step);
    checkStateName(story, nameOf(step));
    const inner = innerOf(step);
    if (inner === undefined) continue;
    for (const one of pathsIn(nameOf(step), inner)) checkPath(story, one);
    refuseChildren(story, nameOf(step));
  }
}

/** The history does not contain the states of a Map Run, so an expectation of no states inside would always pass. */
function refuseChildren({ visits }: Story, map: string): void {
  if (!visits.some(({ state, attempts }) => state === map && attempts.some(({ mapRunArn }) => mapRunArn !== undefined)))
    return;
  throw new HarnessError(
    `The items of '${map}' ran as executions of their own, so their paths are not in this one. Write '${map}' alone, and ` +
      `look at a child: const each = await run.mapRun('${map}'); (await each.item(0)).path`,
  );
}

function checkStep(step: unknown): void {
  if (typeof step === 'string') return;
  if (typeof step === 'object' && step !== null && !Array.isArray(step) && Object.keys(step).length === 1) return;
  throw new HarnessError(
    `A step of a path is the name of a state, or { Name: paths } for the states inside it, not ${show(step)}.`,
  );
}

/** The paths inside a Parallel or Map. */
function pathsIn(state: string, inner: InnerPaths): readonly PathExpectation[] {
  if (Array.isArray(inner)) {
    const paths = inner as readonly PathExpectation[];
    if (paths.every((path) => Array.isArray(path))) return paths;
    throw new HarnessError(
      `Inside '${state}', write a path for each branch or item: { ${state}: [['A', 'B'], ['C']] }, not ${show(inner)}.`,
    );
  }
  if (typeof inner !== 'object' || inner === null)
    throw new HarnessError(`Inside of '${state}' stand paths, { ${state}: [['A', 'B']] }, not ${show(inner)}.`);
  if (Object.keys(inner).length === 0)
    throw new HarnessError(`{ ${state}: {} } expects nothing inside '${state}'. Write '${state}' alone.`);
  const wrong = Object.keys(inner).find((name) => name !== 'each' && !/^\d+$/.test(name));
  if (wrong !== undefined)
    throw new HarnessError(
      `Inside '${state}', write paths by index, and 'each' for all others: { each: ['A'], 2: ['B'] }, not '${wrong}'.`,
    );
  return Object.values(inner);
}

/** Throws a HarnessError for a variable that no `Assign` of the machine sets. */
export function checkVariables({ origin: { definition } }: Story, names: readonly string[]): void {
  if (definition === undefined) return;
  const known = [...new Set(assignedIn(definition as unknown as Json))];
  for (const name of names)
    if (!known.includes(name)) throw unknownName('The state machine assigns no variable', name, known);
}

function* assignedIn(value: Json): Generator<string> {
  if (isArray(value)) for (const item of value) yield* assignedIn(item);
  else if (isObject(value)) {
    const assign = member(value, 'Assign');
    if (isObject(assign)) for (const name of Object.keys(assign)) yield name.replace(/\.\$$/, '');
    for (const inner of Object.values(value)) yield* assignedIn(inner);
  }
}

/** The count of an expectation. It may be `undefined` only if it is optional. */
export function checkCount(count: number | undefined, matcher: string, needed = false): void {
  if (count !== undefined || needed) wholeNumber(count as number, `The count of ${matcher}(…)`, 0);
}

/** Whether a value is a non-empty array. An empty one would always match. */
export function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? typeof value;
}
