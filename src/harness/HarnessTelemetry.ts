import { inspect } from 'node:util';
import { HarnessError } from '../errors/HarnessError';
import type { LogRecord } from '../emulator/telemetry/logRecords';
import { dimensionNames, statisticsOf, type MetricStatistics } from '../emulator/telemetry/metrics/statisticsOf';
import { units, type Datum, type MetricName } from '../emulator/telemetry/metrics/Datum';
import type { TraceSegment } from '../emulator/telemetry/segments';
import type { StatusEvent } from '../emulator/telemetry/statusEvents';
import type { TelemetryFilter } from '../emulator/telemetry/Telemetry';
import { checkMembers, unknownName } from '../util/checkMembers';
import type { Place } from './places/Place';

/** The executions to look at: a run, the ARN of an execution, or the ARN of a state machine. */
export interface TelemetryScope {
  readonly executionArn?: string | undefined;
  readonly stateMachineArn?: string | undefined;
  /** Only used by `logs`. */
  readonly logGroupArn?: string | undefined;
}

/**
 * What Step Functions sends to CloudWatch, EventBridge and X-Ray about a test's executions. Tests that run in AWS are
 * skipped, because the harness cannot read these services there.
 */
export class HarnessTelemetry {
  readonly #place: Place;

  /** @internal */
  constructor(place: Place) {
    this.#place = place;
  }

  /**
   * The execution logs, as CloudWatch Logs would have them. Only machines with a logging configuration (option
   * `logging`, or in their file) log.
   *
   * @example expect((await sfn.telemetry.logs(run)).map(({ type }) => type)).toEqual(['ExecutionFailed']);
   */
  logs(scope: TelemetryScope = {}): Promise<readonly LogRecord[]> {
    return this.#place.telemetry('logs', filterOf(scope)) as Promise<readonly LogRecord[]>;
  }

  /** EventBridge's "Step Functions Execution Status Change" events, for Standard executions, in order of time. */
  statusEvents(scope: TelemetryScope = {}): Promise<readonly StatusEvent[]> {
    return this.#place.telemetry('statusEvents', filterOf(scope)) as Promise<readonly StatusEvent[]>;
  }

  /**
   * The X-Ray segments, with their states and calls: one for each execution that was started in a trace, or whose
   * machine has the option `tracing` (or enables it in its file).
   *
   * @example const [segment] = await sfn.telemetry.segments(run);
   */
  segments(scope: TelemetryScope = {}): Promise<readonly TraceSegment[]> {
    return this.#place.telemetry('segments', filterOf(scope)) as Promise<readonly TraceSegment[]>;
  }

  /** Every measurement sent to CloudWatch, in order of time. */
  metrics(scope: TelemetryScope = {}): Promise<readonly Datum[]> {
    return this.#place.telemetry('metrics', filterOf(scope)) as Promise<readonly Datum[]>;
  }

  /**
   * Statistics of one metric over the whole test. Without `dimensions`, each execution counts once: of the measurements
   * for machine, version and alias, only those of the machine are used.
   *
   * @example expect((await sfn.telemetry.metric('ExecutionsFailed')).sum).toBe(1);
   */
  async metric(name: MetricName, dimensions?: Readonly<Record<string, string>>): Promise<MetricStatistics> {
    if (!Object.hasOwn(units, name)) throw unknownName('There is no metric', name, Object.keys(units));
    checkMembers(dimensions, dimensionNames(name), `telemetry.metric('${name}', dimensions)`);
    const { StateMachineArn: stateMachineArn, ...others } = dimensions ?? {};
    for (const [dimension, value] of Object.entries(others)) checkDimension(dimension, value);
    const metrics = await this.metrics();
    // Throws if there is no such machine: all metrics of a misspelt one would be 0.
    if (dimensions !== undefined && 'StateMachineArn' in dimensions) await this.machine(stateMachineArn);
    return statisticsOf(metrics, name, dimensions);
  }

  private async machine(stateMachineArn: unknown): Promise<void> {
    checkDimension('StateMachineArn', stateMachineArn);
    await this.metrics({ stateMachineArn: stateMachineArn as string });
  }
}

/** Throws HarnessError for a dimension value that no measurement has. */
function checkDimension(name: string, value: unknown): void {
  const isArn = name.endsWith('Arn') && name !== 'ServiceIntegrationResourceArn';
  const isRight = typeof value === 'string' && (isArn ? value.startsWith('arn:') : value !== '');
  if (isRight) return;
  throw new HarnessError(
    `The dimension ${name} of telemetry.metric(…) is ${isArn ? 'an ARN' : 'a string'}, not ${inspect(value)}.`,
  );
}

function filterOf(scope: TelemetryScope): TelemetryFilter & { logGroupArn?: string | undefined } {
  const { executionArn, stateMachineArn, logGroupArn } = scope;
  // A run has more members than its ARN.
  if (Object.getPrototypeOf(scope) === Object.prototype)
    checkMembers(scope, ['executionArn', 'stateMachineArn', 'logGroupArn'], 'sfn.telemetry');
  else if (executionArn === undefined) throw new HarnessError('sfn.telemetry takes a run, or { executionArn }.');
  return { executionArn, stateMachineArn, logGroupArn };
}
