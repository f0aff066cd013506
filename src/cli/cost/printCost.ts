import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import {
  expressCost,
  knowsExpress,
  prices,
  standardCost,
  type ExpressCost,
  type StandardCost,
} from '../../story/cost/estimateCost';
import { pathsOf, type CostPath, type CostPaths } from '../../story/cost/pathsOf';
import type { LoadFlags } from '../../terminal/options/addLoadOptions';
import { chosenMachine } from '../../terminal/options/chosenMachine';
import type { Terminal } from '../../terminal/Terminal';
import { formatPaths } from './formatPaths';
import { formatRecorded, type RecordedReport, recordedPaths, meanOf } from './formatRecorded';
import { expressSeconds, recordedCosts } from './recordedCosts';

export interface CostOptions extends LoadFlags {
  readonly executions: number;
  readonly items: number;
  readonly taskSeconds: number;
  readonly recordings?: readonly string[];
  readonly json?: boolean;
}

/** A path through a definition, and its cost. */
export interface PricedPath extends CostPath {
  readonly standard: StandardCost;
  /**
   * `undefined` if an Express execution would exceed its five minutes, if the machine cannot be an Express one, or if
   * the region's price is not known.
   */
  readonly express: ExpressCost | undefined;
}

export interface PricedPaths extends Omit<CostPaths, 'paths'> {
  readonly paths: readonly PricedPath[];
  readonly region: string;
}

/** Prints the cost of each path through a state machine. */
export function printCost(
  file: string,
  name: string | undefined,
  options: CostOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const { executions, items, taskSeconds, region = prices.region } = options;
  if (!(taskSeconds >= 0)) throw new HarnessError('--task-seconds must be a number of seconds.');
  const { definition: text, type } = chosenMachine(file, name, options);
  const found = pathsOf(JSON.parse(text) as StateMachineDefinition, { items, taskSeconds });
  if (options.recordings !== undefined)
    return printRecorded(options.recordings, { found, definition: text, type, region, executions }, options, stdout);
  const priced: PricedPaths = { ...found, region, paths: found.paths.map((path) => price(path, text, region)) };
  const assumed = { executions, items, taskSeconds };
  stdout.write(
    options.json === true
      ? `${JSON.stringify({ type, ...assumed, ...priced, source: source(region) }, null, 2)}\n`
      : formatPaths(priced, assumed, type),
  );
}

/** The paths of recorded executions with their counts, next to those of the definition. */
function printRecorded(
  recordings: readonly string[],
  {
    found,
    definition,
    ...rest
  }: Pick<RecordedReport, 'type' | 'region' | 'executions'> & {
    readonly found: CostPaths;
    readonly definition: string;
  },
  { json }: CostOptions,
  stdout: Terminal['stdout'],
): void {
  const recorded = recordedCosts(recordings, definition, rest.region);
  const paths = recordedPaths(recorded.costs);
  const gone = new Set(paths.map(({ states }) => JSON.stringify(states)));
  const others = found.paths.filter(({ states }) => !gone.has(JSON.stringify(states)));
  const report = { ...rest, canBeExpress: canBeExpress(definition), recorded, paths, others };
  stdout.write(
    json === true
      ? `${JSON.stringify({ ...recordedAsJson(report), source: source(rest.region) }, null, 2)}\n`
      : formatRecorded(report),
  );
}

/** AWS: an Express workflow cannot run a Distributed Map, .sync or .waitForTaskToken. */
function canBeExpress(definition: string): boolean {
  return !/\.sync(:2)?"|\.waitForTaskToken"|"DISTRIBUTED"/.test(definition);
}

function price(path: CostPath, definition: string, region: string): PricedPath {
  const { transitions, seconds, parallelSteps } = path;
  const fits = seconds <= expressSeconds && canBeExpress(definition) && knowsExpress(region);
  const definitionBytes = Buffer.byteLength(definition);
  return {
    ...path,
    standard: standardCost(transitions, region),
    express: fits
      ? expressCost({ durationMs: seconds * 1000, definitionBytes, payloadBytes: 0, parallelSteps })
      : undefined,
  };
}

function source(region: string): object {
  const url = 'https://aws.amazon.com/step-functions/pricing/';
  return { url, asOf: prices.asOf, standardRegion: region, expressRegion: prices.region };
}

/** As JSON: dollars and seconds are averages for one execution. */
function recordedAsJson(report: RecordedReport): object {
  const { type, executions, region, canBeExpress, recorded, paths, others } = report;
  const { costs, machines, notCounted, nested, childrenLeftOut, childrenWithoutPrice } = recorded;
  const sum = (of: RecordedReport['recorded']['costs']): object => {
    const express = of.flatMap(({ expressDollars }) => (expressDollars === undefined ? [] : [expressDollars]));
    const transitions = of.map((cost) => cost.transitions);
    return {
      count: of.length,
      transitions: { mean: meanOf(transitions), least: Math.min(...transitions), most: Math.max(...transitions) },
      seconds: meanOf(of.map(({ seconds }) => seconds)),
      standardDollars: meanOf(of.map(({ standardDollars }) => standardDollars)),
      expressDollars: canBeExpress && express.length === of.length ? meanOf(express) : null,
    };
  };
  return {
    type,
    executions,
    region,
    machines,
    ...sum(costs),
    paths: paths.map(({ states, status, caught, costs: own }) => ({
      states,
      status,
      caught,
      share: own.length / costs.length,
      ...sum(own),
    })),
    notRecorded: others.map(({ states, fails, transitions }) => ({ states, fails, transitions })),
    notCounted,
    nestedExecutions: nested,
    childrenLeftOut,
    childrenWithoutPrice,
  };
}
