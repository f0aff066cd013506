import type { OutcomeListener, TaskControl, TaskOutcome, TaskRequest } from '../../../language/asl/task';
import { giveBodies, type Bodies } from '../../integrations/border/bodies';

/** A call of a client ends with its answer and is never given up. */
export class ClientTask implements TaskControl, Bodies {
  /** The streamed member of the answer, where there is one. */
  answerBody: Uint8Array | undefined;
  readonly body: Uint8Array | undefined;
  private listener: OutcomeListener | undefined;

  constructor({ body }: { readonly body?: Uint8Array | undefined } = {}) {
    this.body = body;
  }

  /** What it sends and gets as a stream belongs to this request. */
  isOf(request: TaskRequest): void {
    giveBodies(request, this);
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

  onAbandon(): void {
    // It is never given up.
  }

  expectEndFrom(): void {
    // It holds no time.
  }
}
