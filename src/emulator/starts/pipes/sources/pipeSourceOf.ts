import { dynamodbSource } from './dynamodbSource';
import type { PipeSource } from './PipeSource';
import { sqsSource } from './sqsSource';

/** The source of an ARN; `undefined` if Stepmill does not read from its service. */
export function pipeSourceOf(arn: string): PipeSource | undefined {
  const [, , service] = arn.split(':');
  if (service === 'sqs') return sqsSource;
  return service === 'dynamodb' ? dynamodbSource : undefined;
}
