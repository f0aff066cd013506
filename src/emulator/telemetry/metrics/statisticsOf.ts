import { isDeepStrictEqual } from 'node:util';
import type { Datum, MetricName } from './Datum';

/** The statistics of several measurements. Without any, `minimum`, `maximum` and `average` are `undefined`. */
export interface MetricStatistics {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly average: number | undefined;
}

/**
 * Computes the statistics of a metric: of exactly these dimensions or, if none are given, of all measurements but those
 * of a version or an alias, and of state transitions.
 */
export function statisticsOf(
  data: readonly Datum[],
  name: MetricName,
  dimensions: Datum['dimensions'] | undefined,
): MetricStatistics {
  const values = data.filter((one) => one.metricName === name && isMeant(one, dimensions)).map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const some = values.length > 0;
  return {
    sampleCount: values.length,
    sum,
    minimum: some ? values.reduce((least, value) => Math.min(least, value)) : undefined,
    maximum: some ? values.reduce((most, value) => Math.max(most, value)) : undefined,
    average: some ? sum / values.length : undefined,
  };
}

function isMeant(one: Datum, dimensions: Datum['dimensions'] | undefined): boolean {
  if (dimensions === undefined) return !asked.some((name) => name in one.dimensions);
  return isDeepStrictEqual(one.dimensions, dimensions);
}

/** Dimensions that only count if they are requested. */
const asked = ['Version', 'Alias', 'ServiceMetric'];

const names: readonly (readonly [metric: RegExp, names: readonly string[]])[] = [
  [/^(?:StateMachineCount|ActivityCount|OpenExecutionCountPerStateMachine)$/, []],
  [/^Activit/, ['ActivityArn']],
  [/^LambdaFunction/, ['LambdaFunctionArn']],
  [/^ServiceIntegration/, ['ServiceIntegrationResourceArn']],
  [/^ThrottledEvents$/, ['APIName']],
  [/^(?:Provisioned|ConsumedCapacity)/, ['APIName', 'ServiceMetric', 'StateMachineArn']],
  [/^(?:Version|Alias)Count$/, ['ResourceArn']],
  [/^(?:OpenExecution|OpenMapRun|Approximate)/, []],
];

/** The dimensions that measurements of a metric can have. */
export function dimensionNames(metric: MetricName): readonly string[] {
  return names.find(([about]) => about.test(metric))?.[1] ?? ['StateMachineArn', 'Version', 'Alias'];
}
