import type { Engine } from '../../engine/executions/Engine';
import { HarnessError } from '../../errors/HarnessError';
import type { Execution } from '../../engine/executions/Execution';
import { logGroupOf, logRecords, type LogRecord } from './logRecords';
import type { Activities } from '../store/Activities';
import type { StateMachines } from '../store/StateMachines';
import type { Quotas } from '../quotas/Quotas';
import type { Throttle } from '../quotas/Throttle';
import { apiMetrics, usageMetrics, resourceMetrics } from './metrics/usageMetrics';
import type { Datum } from './metrics/Datum';
import { executionMetrics } from './metrics/executionMetrics';
import { openMetrics } from './metrics/openMetrics';
import { taskMetrics } from './metrics/taskMetrics';
import { transitionMetrics } from './metrics/transitionMetrics';
import { segmentOf, type TraceSegment } from './segments';
import { statusEvents, type StatusEvent } from './statusEvents';

/** What is collected: execution logs, status events, metrics, segments of traces. */
export type TelemetryKind = 'logs' | 'statusEvents' | 'metrics' | 'segments';

/** A query: every given member must be equal. */
export interface TelemetryFilter {
  readonly executionArn?: string | undefined;
  readonly stateMachineArn?: string | undefined;
}

/** The sources of its data. */
interface Sources {
  readonly engine: Engine;
  readonly stateMachines: StateMachines;
  readonly activities: Activities;
  readonly quotas: Quotas;
}

/** What was counted about the API. */
type Counted = Pick<Throttle, 'used' | 'throttled'>;

/**
 * What Step Functions reports about executions to other services: logs, events, metrics, traces. Computed from the
 * executions when it is read, so that it costs nothing otherwise.
 */
export class Telemetry {
  private readonly engine: Engine;
  private readonly stateMachines: StateMachines;
  private readonly activities: Activities;
  private readonly quotas: Quotas;

  /** @internal */
  constructor(
    { engine, stateMachines, activities, quotas }: Sources,
    private readonly counted: Counted = { used: [], throttled: [] },
  ) {
    this.engine = engine;
    this.stateMachines = stateMachines;
    this.activities = activities;
    this.quotas = quotas;
  }

  /** The logs of machines with a logging configuration, execution by execution; of one log group only, if given. */
  logs(filter: TelemetryFilter & { readonly logGroupArn?: string | undefined } = {}): readonly LogRecord[] {
    const { logGroupArn } = filter;
    return this.select(filter)
      .filter((execution) => logGroupArn === undefined || logGroupOf(execution) === logGroupArn)
      .flatMap((execution) => logRecords(execution));
  }

  /** The "Execution Status Change" events of Standard executions, in order of time. */
  statusEvents(filter: TelemetryFilter = {}): readonly StatusEvent[] {
    const events = this.select(filter).flatMap((execution) => statusEvents(execution));
    return events.sort((a, b) => changedMs(a) - changedMs(b));
  }

  /** Every measurement that CloudWatch would have got, in order of time. */
  metrics(filter: TelemetryFilter = {}): readonly Datum[] {
    const { executionArn, stateMachineArn } = filter;
    const ofExecutions = this.select(filter).flatMap((execution) => [
      ...executionMetrics(execution),
      ...taskMetrics(execution),
    ]);
    const isOfAll = executionArn === undefined && stateMachineArn === undefined;
    const data = [...ofExecutions, ...(isOfAll ? this.ofAccount() : []), ...this.ofMachines(filter)];
    return data.sort((a, b) => a.timestamp - b.timestamp);
  }

  /** The segments that X-Ray would have got, one for each execution that is traced, in order of start. */
  segments(filter: TelemetryFilter = {}): readonly TraceSegment[] {
    const segments = this.select(filter).flatMap((execution) => segmentOf(execution) ?? []);
    return segments.sort((a, b) => a.start_time - b.start_time);
  }

  private ofAccount(): readonly Datum[] {
    const { used, throttled } = this.counted;
    const executions = [...this.engine.executions.all()];
    const machines = [...this.stateMachines.all()].map(({ arn }) => arn);
    const activities = [...this.activities.all()].map(({ arn }) => arn);
    return [
      ...openMetrics(executions, this.quotas),
      ...usageMetrics(machines, activities, executions, this.engine.now()),
      ...transitionMetrics(this.select({})),
      ...apiMetrics(used, throttled),
    ];
  }

  private ofMachines({ executionArn, stateMachineArn }: TelemetryFilter): readonly Datum[] {
    if (executionArn !== undefined) return [];
    const machines = [...this.stateMachines.all()];
    const meant = machines.filter(({ arn }) => stateMachineArn === undefined || arn === stateMachineArn);
    return meant.flatMap((machine) => resourceMetrics(machine, this.engine.now()));
  }

  /**
   * Throws HarnessError if a filter names something unknown: it would match nothing, whatever had happened. @internal
   */
  check({
    executionArn,
    stateMachineArn,
    logGroupArn,
  }: TelemetryFilter & { readonly logGroupArn?: string | undefined }): void {
    if (executionArn !== undefined && this.engine.executions.get(executionArn) === undefined)
      throw new HarnessError(`There is no execution ${executionArn}.`);
    if (stateMachineArn !== undefined && !this.hasMachine(stateMachineArn))
      throw new HarnessError(`There is no state machine ${stateMachineArn}.`);
    if (logGroupArn === undefined) return;
    const groups = new Set([...this.stateMachines.all(), ...this.select({})].flatMap((one) => logGroupOf(one) ?? []));
    if (groups.has(logGroupArn)) return;
    const there = groups.size === 0 ? 'There are no log groups.' : `Log groups are: ${[...groups].join(', ')}.`;
    throw new HarnessError(`No state machine logs to the log group ${logGroupArn}. ${there}`);
  }

  /** Reads one kind. Throws HarnessError if a part of it is missing, and like `check`. */
  read(
    what: TelemetryKind,
    filter: TelemetryFilter & { readonly logGroupArn?: string | undefined },
  ): readonly object[] {
    const { forgotten } = this;
    const { executionArn } = filter;
    if (forgotten > 0 && executionArn === undefined)
      throw new HarnessError(
        `${forgotten} executions are no longer kept (of a deleted machine, or beyond the option keep), ` +
          'so their data is missing.',
      );
    this.check(filter);
    return this[what](filter);
  }

  /** The calls that quotas have throttled, in order. @internal */
  get throttled(): Counted['throttled'] {
    return this.counted.throttled;
  }

  /** The number of dropped executions, about which nothing is known. */
  get forgotten(): number {
    const { forgottenCount, mapRuns } = this.engine.executions;
    return forgottenCount + mapRuns.letGoCount;
  }

  private hasMachine(arn: string): boolean {
    return this.stateMachines.get(arn) !== undefined || this.select({ stateMachineArn: arn }).length > 0;
  }

  private select({ executionArn, stateMachineArn }: TelemetryFilter): readonly Execution[] {
    const { executions } = this.engine;
    return [...executions.all(), ...executions.mapRuns.children()].filter(
      (execution) =>
        (executionArn === undefined || execution.arn === executionArn) &&
        (stateMachineArn === undefined || execution.stateMachineArn === stateMachineArn),
    );
  }
}

function changedMs({ detail }: StatusEvent): number {
  return detail.stopDate ?? detail.redriveDate ?? detail.startDate;
}
