import type { Declared } from './Declared';
import type { DeclaredDelivery } from './DeclaredDelivery';

/** A schedule of EventBridge Scheduler. AWS::Scheduler::Schedule */
export interface DeclaredSchedule extends Declared {
  readonly kind: 'schedule';
  /** Its group: `default` unless the file says otherwise. */
  readonly group: string;
  /** `at(2026-12-24T18:00:00)`, `rate(5 minutes)` or `cron(0 12 * * ? *)`. */
  readonly expression: string;
  /** An IANA name. Default: UTC. */
  readonly timeZone?: string;
  /** ISO 8601. */
  readonly startDate?: string;
  readonly endDate?: string;
  readonly flexibleWindowMinutes?: number;
  readonly enabled: boolean;
  /** `input` is JSON text, with Scheduler's keywords (`<aws.scheduler.scheduled-time>`). */
  readonly target: DeclaredDelivery & { readonly input?: string };
}
