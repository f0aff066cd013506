import type { StateMachineDefinition } from '../../language/asl/types';
import { describeInside, historyInside } from '../../emulator/service/inspect';
import type { Service } from '../../emulator/service/Service';
import { readRun } from '../../harness/run/readRun';
import type { Run } from '../../harness/run/Run';
import type { LiveExecution } from './StepFeed';
import type { Json } from '../../util/json';
import type { Cost } from '../../story/cost/estimateCost';
import { knownCostOf } from '../../story/cost/estimateCost';
import type { FinishedRun } from './formatResult';

/** An execution that a task of the run has started, directly or through others. */
export interface NestedRun {
  readonly stateMachineName: string;
  readonly type: LiveExecution['type'];
  readonly run: Run;
  /** `undefined` if the region's price is not known. */
  readonly cost: Cost | undefined;
}

/** Reads the nested executions, in the order of their start. */
export function nestedRuns(service: Service, executions: readonly LiveExecution[]): readonly NestedRun[] {
  return executions.map((execution) => {
    const { definition } = execution.revision;
    const origin = { definition: JSON.parse(definition) as StateMachineDefinition };
    const run = readRun<Json, string>(describeInside(execution), historyInside(service, execution.arn), origin);
    const cost = costOf({ run, type: execution.type, definition });
    return { stateMachineName: execution.stateMachineName, type: execution.type, run, cost };
  });
}

/** What an execution would have cost on AWS; `undefined` if its region's price is not known. */
export function costOf({ run, type, definition }: Pick<FinishedRun, 'run' | 'type' | 'definition'>): Cost | undefined {
  return knownCostOf(run.story, type, Buffer.byteLength(definition));
}
