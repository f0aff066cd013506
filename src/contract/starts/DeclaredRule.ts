import type { JsonObject } from '../../util/json';
import type { Declared } from './Declared';
import type { DeclaredDelivery } from './DeclaredDelivery';

/** A rule of EventBridge, on a pattern, on a schedule, or on both. AWS::Events::Rule */
export interface DeclaredRule extends Declared {
  readonly kind: 'rule';
  /** The name of its event bus: `default` unless the file says otherwise. */
  readonly eventBus: string;
  readonly enabled: boolean;
  readonly pattern?: JsonObject;
  /** `rate(5 minutes)` or `cron(0 12 * * ? *)`, in UTC. */
  readonly schedule?: string;
  readonly targets: readonly DeclaredTargetOfRule[];
}

/** What a rule calls. At most one of `input`, `inputPath` and `inputTransformer` is set. */
export interface DeclaredTargetOfRule extends DeclaredDelivery {
  readonly id: string;
  /** A constant, as JSON text. */
  readonly input?: string;
  readonly inputPath?: string;
  readonly inputTransformer?: {
    readonly inputPathsMap: Readonly<Record<string, string>>;
    readonly inputTemplate: string;
  };
}
