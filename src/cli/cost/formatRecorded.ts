import type { WorkflowType } from '../../language/asl/types';
import { formatDollars } from '../../story/cost/formatCost';
import { formatDuration } from '../../story/trace/formatDuration';
import { formatCount } from '../../util/formatCount';
import { noExpress, priceSource } from './formatPaths';
import { inFile, type RecordedCosts, type RecordedCost } from './recordedCosts';

/** What recordings say about a machine, and what the definition adds. */
export interface RecordedReport {
  readonly type: WorkflowType;
  readonly executions: number;
  readonly region: string;
  /** Whether the machine can be an Express one. */
  readonly canBeExpress: boolean;
  readonly recorded: RecordedCosts;
  readonly paths: readonly RecordedPath[];
  /** Paths of the definition that no recording took. */
  readonly others: readonly {
    readonly states: readonly string[];
    readonly fails: boolean;
    readonly transitions: number;
  }[];
}

const shownOthers = 10;

/** The paths of recorded executions, the most frequent first, with the cost of each and of all of them. */
export function formatRecorded(report: RecordedReport): string {
  const { type, executions, recorded, paths } = report;
  const all = recorded.costs;
  return [
    `${formatCount(executions, 'execution')} with the paths of ${formatCount(all.length, 'recorded one')} of ${recorded.machines.join(', ')} (the machine is ${type}):`,
    '',
    ...paths.flatMap((path) => [
      `${percent(path.costs.length / all.length)}  ${path.states.join(' → ')}${ending(path)}  (${path.costs.length} of ${all.length})`,
      ...described(path.costs, (executions * path.costs.length) / all.length, report),
      '',
    ]),
    'All of them',
    ...described(all, executions, report),
    '',
    ...others(report),
    ...notes(report),
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

function ending({ status, caught }: RecordedPath): string {
  if (status !== 'SUCCEEDED') return `  (${status})`;
  return caught ? '  (after an error)' : '';
}

function described(costs: RecordedCosts['costs'], times: number, { canBeExpress, region }: RecordedReport): string[] {
  const transitions = costs.map((cost) => cost.transitions);
  const [least, most, mean] = [Math.min(...transitions), Math.max(...transitions), meanOf(transitions)];
  const each =
    least === most
      ? `${formatCount(mean, 'transition')} each`
      : `${Number(mean.toFixed(2))} transitions on average, from ${formatCount(least)} to ${formatCount(most)}`;
  const express = costs.flatMap(({ expressDollars }) => (expressDollars === undefined ? [] : [expressDollars]));
  const duration = formatDuration(Math.round(meanOf(costs.map(({ seconds }) => seconds)) * 1000));
  const memory = [...new Set(costs.map(({ billedMb }) => billedMb))].sort((a, b) => a - b);
  return [
    `  STANDARD  ${formatDollars(times * meanOf(costs.map(({ standardDollars }) => standardDollars)))}  (${each})`,
    canBeExpress && express.length === costs.length
      ? `  EXPRESS   ${formatDollars(times * meanOf(express))}  (${duration} at ${memory.join('–')} MB each)`
      : noExpress(region),
  ];
}

function others({ others: ways }: RecordedReport): string[] {
  if (ways.length === 0) return [];
  const shown = ways.slice(0, shownOthers);
  const left = ways.length - shown.length;
  return [
    'No recording took these paths of the definition:',
    ...shown.map(
      ({ states, fails, transitions }) =>
        `  ${states.join(' → ')}${fails ? '  (after an error)' : ''}: ${formatCount(transitions, 'transition')}`,
    ),
    ...(left > 0 ? [`  ${left} more: --json.`] : []),
    '',
  ];
}

function notes({ recorded, region }: RecordedReport): string[] {
  const { notCounted, nested, childrenLeftOut, childrenWithoutPrice } = recorded;
  return [
    ...notCounted.map((one) => `Not counted: ${inFile(one)}`),
    ...(nested > 0
      ? [
          `Not included: ${formatCount(nested, 'nested execution')}, charged separately, and the services that tasks call.`,
        ]
      : ['Not included: the services that tasks call.']),
    ...(childrenLeftOut > 0
      ? [`The total is higher: ${formatCount(childrenLeftOut, 'child', 'children')} of Map Runs are in no recording.`]
      : []),
    ...(childrenWithoutPrice > 0
      ? [
          `The total is higher: ${formatCount(childrenWithoutPrice, 'Express child', 'Express children')} of Map Runs have no price here.`,
        ]
      : []),
    priceSource(region),
  ];
}

/** Recorded executions with the same path and the same end. */
interface RecordedPath {
  readonly states: readonly string[];
  readonly status: string;
  readonly caught: boolean;
  readonly costs: readonly RecordedCost[];
}

/** The paths of executions, the most frequent first. Rounds of a loop do not make another path. */
export function recordedPaths(costs: readonly RecordedCost[]): readonly RecordedPath[] {
  const paths = new Map<string, RecordedPath & { readonly costs: RecordedCost[] }>();
  for (const cost of costs) {
    const { states, status, caught } = cost;
    const key = JSON.stringify([states, status, caught]);
    const path = paths.get(key);
    if (path === undefined) paths.set(key, { states, status, caught, costs: [cost] });
    else path.costs.push(cost);
  }
  return [...paths.values()].sort((one, other) => other.costs.length - one.costs.length);
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
