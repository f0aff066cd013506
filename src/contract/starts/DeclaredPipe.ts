import type { JsonObject } from '../../util/json';
import type { Declared } from './Declared';

/** A pipe of EventBridge. AWS::Pipes::Pipe */
export interface DeclaredPipe extends Declared {
  readonly kind: 'pipe';
  readonly enabled: boolean;
  readonly roleArn?: string;
  /** The ARN of a queue or stream. */
  readonly sourceArn: string;
  /** Patterns, of which one must match. */
  readonly filters: readonly JsonObject[];
  readonly batchSize?: number;
  readonly enrichment?: { readonly arn: string; readonly inputTemplate?: string };
  readonly target: {
    readonly arn: string;
    readonly inputTemplate?: string;
    readonly invocationType?: 'REQUEST_RESPONSE' | 'FIRE_AND_FORGET';
  };
  /** Reports single failed messages of a batch. */
  readonly reportsItemFailures?: boolean;
}
