import { formatCount } from '../../util/formatCount';
import type { Json } from '../../util/json';
import { shortJson } from '../../story/trace/clip';
import { formatDuration } from '../../story/trace/formatDuration';
import type { Comparison, Difference, DifferenceKind, DifferencePlace } from './Comparison';

/** The names of the executions. */
interface SideNames {
  readonly expected: string;
  readonly actual: string;
}

const sides: SideNames = { expected: 'expected', actual: 'actual' };

/**
 * How two executions differ, as text: the first difference in full, the next ones one line each, and what was not
 * compared.
 */
export function formatComparison({ differences, notCompared }: Comparison, names = sides, most = 10): string {
  const [first, ...others] = differences;
  const left = others.length - most;
  return [
    ...(first === undefined ? ['no difference'] : describeFully(first, names)),
    ...(others.length > 0 ? ['', 'then:', ...others.slice(0, most).map((one) => `  ${describeDifference(one)}`)] : []),
    ...(left > 0 ? [`  … and ${formatCount(left, 'more difference', 'more differences')}`] : []),
    ...(notCompared.length > 0 ? ['', ...notCompared.map((what) => `not compared: ${what}`)] : []),
  ].join('\n');
}

/** One difference as a line. */
export function describeDifference(difference: Difference): string {
  const { expected, actual } = printed(difference, 60);
  return `${headline(difference)}: ${expected} ≠ ${actual}`;
}

function describeFully(difference: Difference, names: SideNames): string[] {
  const { expected, actual } = printed(difference, 1_000);
  const width = Math.max(names.expected.length, names.actual.length) + 1;
  return [
    `first difference: ${headline(difference)}`,
    `  ${`${names.expected}:`.padEnd(width)} ${expected}`,
    `  ${`${names.actual}:`.padEnd(width)} ${actual}`,
  ];
}

const words: Readonly<Record<DifferenceKind, string>> = {
  status: 'status',
  path: 'path',
  input: 'input',
  resource: 'resource called',
  role: 'role of the call',
  parameters: 'parameters',
  result: 'result',
  attempts: 'number of attempts',
  branches: 'number of branches',
  items: 'number of items',
  children: 'number of child executions',
  outcome: 'outcome',
  error: 'error',
  cause: 'cause',
  variables: 'assigned variables',
  output: 'output',
  duration: 'time waited',
};

function headline({ what, place, pointer }: Difference): string {
  const at = pointer === '' ? '' : ` at ${pointer}`;
  if (what === 'path')
    return place.state === undefined ? `first state${inside(place)}` : `state after ${describePlace(place)}`;
  return `${words[what]}${at} of ${describePlace(place)}`;
}

/** In words: `state 'Ship' (visit 2, attempt 3) in item 4 of 'Each'`. Visits and attempts are counted from 1 for people. */
function describePlace(place: DifferencePlace): string {
  const { state, visit, attempt } = place;
  const counted = [
    ...(visit > 0 ? [`visit ${visit + 1}`] : []),
    ...(attempt !== undefined && attempt > 0 ? [`attempt ${attempt + 1}`] : []),
  ];
  const which = counted.length === 0 ? '' : ` (${counted.join(', ')})`;
  return state === undefined ? `the execution${inside(place)}` : `state '${state}'${which}${inside(place)}`;
}

function inside({ within }: DifferencePlace): string {
  return [...within]
    .reverse()
    .map(({ state, kind, index }) => ` in ${kind} ${index} of '${state}'`)
    .join('');
}

function printed({ what, expected, actual }: Difference, length: number): { expected: string; actual: string } {
  const print = (value: Json | undefined): string => {
    if (what === 'path') return value === undefined ? 'the end of the path' : `'${value as string}'`;
    if (what === 'duration') return formatDuration(value as number);
    return shortJson(value, length);
  };
  return { expected: print(expected), actual: print(actual) };
}
