import type { JsonObject } from '../../util/json';
import type { Declared } from './Declared';
import type { DeclaredDelivery } from './DeclaredDelivery';

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
  /** Of a stream: how often a batch is tried again, and for how long. A queue has its own redrive policy. */
  readonly retry?: DeclaredDelivery['retry'];
  readonly deadLetterArn?: string;
}
