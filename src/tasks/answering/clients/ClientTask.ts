import type { OutcomeListener, TaskControl, TaskOutcome, TaskRequest } from '../../../contract/task';
import { giveBodies, type Bodies } from '../../integrations/border/bodies';
import { stableId } from '../../mocking/results/stableId';

/** A call of a client ends with its answer and is never given up. */
export class ClientTask implements TaskControl, Bodies {
  /** The streamed member of the answer, where there is one. */
  answerBody: Uint8Array | undefined = undefined;
  private listener: OutcomeListener | undefined;

  /** `body`: what is sent as a stream. */
  constructor(
    readonly request: TaskRequest,
    readonly body: Uint8Array | undefined,
  ) {
    giveBodies(request, this);
  }

  /** Follows from the call, and is the same in every run. */
  get requestId(): string {
    return stableId(this.request, 'request');
  }

  ended(outcome: TaskOutcome): void {
    this.listener?.ended(outcome);
  }

  onOutcome(listener: OutcomeListener): void {
    this.listener = listener;
  }

  endTask(): void {
    // Only tasks that stay open end this way.
  }

  fail(): void {
    // Nor do they fail so.
  }

  onAbandon(): void {
    // It is never given up.
  }

  expectEndFrom(): void {
    // It holds no time.
  }
}
