import type { MetricName } from './Datum';

const names: readonly (readonly [metric: RegExp, names: readonly string[]])[] = [
  [/^Activit/, ['ActivityArn']],
  [/^LambdaFunction/, ['LambdaFunctionArn']],
  [/^ServiceIntegration/, ['ServiceIntegrationResourceArn']],
  [/^(?:ThrottledEvents|Provisioned|ConsumedCapacity)/, ['APIName']],
  [/^(?:Version|Alias)Count$/, ['ResourceArn']],
  [/^(?:OpenExecution|OpenMapRun|Approximate)/, []],
];

/** The dimensions that measurements of a metric can have. */
export function dimensionNames(metric: MetricName): readonly string[] {
  return names.find(([about]) => about.test(metric))?.[1] ?? ['StateMachineArn', 'Version', 'Alias'];
}
