import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import { expressCost, standardCost, type ExpressCost, type StandardCost } from '../../story/cost/estimateCost';
import { pathsOf, type CostPath, type CostPaths } from '../../story/cost/pathsOf';
import { prices } from '../../story/cost/prices';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { formatPaths } from './formatPaths';

export interface CostOptions extends LoadFlags {
  readonly executions: number;
  readonly items: number;
  readonly taskSeconds: number;
  readonly json?: boolean;
}

/** A way through a definition, and what it costs. */
export interface PricedPath extends CostPath {
  readonly standard: StandardCost;
  /** `undefined` where an Express execution would run out of its five minutes, or the machine cannot be one. */
  readonly express: ExpressCost | undefined;
}

export interface PricedPaths extends Omit<CostPaths, 'paths'> {
  readonly paths: readonly PricedPath[];
  readonly region: string;
}

const expressSeconds = 300;

/** Prints what each way through a state machine costs. */
export function printCost(
  file: string,
  name: string | undefined,
  options: CostOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const { executions, items, taskSeconds, region = prices.region } = options;
  if (!(taskSeconds >= 0)) throw new HarnessError('--task-seconds is a number of seconds.');
  const { definition: text, type } = findDefinition(loadDefinitions(file, toLoadOptions(options)), name);
  const found = pathsOf(JSON.parse(text) as StateMachineDefinition, { items, taskSeconds });
  const priced: PricedPaths = { ...found, region, paths: found.paths.map((path) => price(path, text, region)) };
  const assumed = { executions, items, taskSeconds };
  stdout.write(
    options.json === true
      ? `${JSON.stringify({ type, ...assumed, ...priced, source: source(region) }, null, 2)}\n`
      : formatPaths(priced, assumed, type),
  );
}

function price(path: CostPath, definition: string, region: string): PricedPath {
  const { transitions, seconds, parallelSteps } = path;
  // AWS: an Express workflow runs no Distributed Map, no .sync and no .waitForTaskToken, and five minutes at most.
  const fits = seconds <= expressSeconds && !/\.sync(:2)?"|\.waitForTaskToken"|"DISTRIBUTED"/.test(definition);
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
