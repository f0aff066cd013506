import { SkippingClock } from '../../../../src/clock/SkippingClock';
import type { EngineExecution } from '../../../../src/engine/executions/EngineExecution';
import { Engine } from '../../../../src/engine/executions/Engine';
import type { Execution } from '../../../../src/engine/executions/Execution';
import type { KeepLimits } from '../../../../src/engine/executions/Executions';
import type { EngineHost } from '../../../../src/engine/executions/EngineHost';
import type { Counts } from '../../../../src/engine/executions/mapRuns/Counts';
import type { MapRun } from '../../../../src/engine/executions/mapRuns/MapRun';
import type { StateDefinition, StateMachineDefinition, StatesBlock } from '../../../../src/language/asl/types';
import { toText, type Json } from '../../../../src/util/json';
import { executionStart, noon } from '../executionStart';

export type TestHost = Partial<EngineHost>;

export function createEngine(host: TestHost = {}, keep?: KeepLimits): Engine {
  return new Engine({
    createClock: () => new SkippingClock(noon),
    seed: 'seed',
    keep,
    host: { admit: (request) => request, mocksState: () => false, ask: () => ({ outcome: { output: null } }), ...host },
  });
}

/** A machine that is one Distributed Map, `Map`, labelled `Items`. */
export function mapMachine(
  processor: StatesBlock,
  fields: Partial<StateDefinition> = {},
  ExecutionType: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): StateMachineDefinition {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED' as const, ExecutionType }, ...processor };
  return { StartAt: 'Map', States: { Map: { Type: 'Map', Label: 'Items', ItemProcessor, End: true, ...fields } } };
}

/** Starts a machine on a JSON text, and runs it as far as it goes without promises. */
export function start(engine: Engine, definition: StateMachineDefinition, inputText: string): EngineExecution {
  return engine.start(executionStart(definition, { inputText }), { whole: true });
}

export function mapRunOf(execution: Execution, at = 0): MapRun {
  return execution.mapRuns[at] as MapRun;
}

/** `id<previous Type +seconds`, one text for each event. */
export function chain(execution: Execution): string[] {
  return execution.history.events.map(
    ({ id, previousEventId, type, timestamp }) =>
      `${id}<${previousEventId} ${type} +${(timestamp - execution.startDate) / 1000}`,
  );
}

export function outcome({ status, output, error, cause }: Execution): string {
  return output === undefined ? `${status} ${error ?? ''}: ${cause ?? ''}` : `${status} ${toText(output)}`;
}

/** The counts that are not 0. */
export function counts(counted: Counts): Readonly<Record<string, number>> {
  const { total } = counted;
  return Object.fromEntries(
    [...Object.entries(counted), ['total', total]].filter(([, count]) => count !== 0),
  ) as Record<string, number>;
}

export const pass: StatesBlock = { StartAt: 'Echo', States: { Echo: { Type: 'Pass', End: true } } };

/** Waits as long as the item's `wait` says, then fails when the item says `fail`. */
export const waiting: StatesBlock = {
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', SecondsPath: '$.wait', Next: 'Decide' },
    Decide: {
      Type: 'Choice',
      Choices: [{ Variable: '$.fail', BooleanEquals: true, Next: 'Fail' }],
      Default: 'Done',
    },
    Fail: { Type: 'Fail', Error: 'Bad', Cause: 'item' },
    Done: { Type: 'Pass', Parameters: { 'n.$': '$.n' }, End: true },
  },
};

export function items(...given: { wait?: number; fail?: boolean }[]): string {
  const all: Json = given.map(({ wait = 0, fail = false }, n) => ({ n, wait, fail }));
  return JSON.stringify(all);
}
