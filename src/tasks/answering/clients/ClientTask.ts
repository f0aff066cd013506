import type { OutcomeListener, TaskControl, TaskOutcome, TaskRequest } from '../../../contract/task';
import { giveBodies, type Bodies } from '../../integrations/border/bodies';
import { stableId } from '../../mocking/results/stableId';

/** A client's call ends with its answer and is never abandoned. */
export class ClientTask implements TaskControl, Bodies {
  /** The streamed member of the response, if it has one. */
  answerBody: Uint8Array | undefined = undefined;
  private listener: OutcomeListener | undefined;

  /** `body`: the streamed member of the request. */
  constructor(
    readonly request: TaskRequest,
    readonly body: Uint8Array | undefined,
  ) {
    giveBodies(request, this);
  }

  /** Derived from the call, so it is the same in every run. */
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
    // Only for tasks that stay open.
  }

  fail(): void {
    // Only for tasks that stay open.
  }

  onAbandon(): void {
    // It is never abandoned.
  }

  expectEndFrom(): void {
    // It does not hold time.
  }
}
