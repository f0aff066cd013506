import type { TaskRequest } from '../../contract/task';
import { Call, type AnsweredBy } from './Call';
import { CallList } from './CallList';
import type { Script } from './Script';

/** The log of all calls of a service. */
export class Calls extends CallList {
  /** The number of calls that were dropped. @internal */
  forgotten = 0;
  /** When the last dropped call was made, in epoch milliseconds. @internal */
  forgottenUntilMs = -Infinity;
  readonly #calls: Call[] = [];
  readonly #limit: number;

  /** @param limit the maximum number of calls; a long-running server drops the oldest */
  constructor({ limit = Infinity }: { readonly limit?: number } = {}) {
    super([]);
    this.#limit = limit;
  }

  override get found(): readonly Call[] {
    return this.#calls;
  }

  /** Adds a call; its `outcome` is set when it has ended. @internal */
  record(request: TaskRequest, answeredBy: AnsweredBy, script?: Script): Call {
    const call = new Call(request, script ?? answeredBy);
    this.#calls.push(call);
    // Drops half of them at once, so that this costs little on average.
    if (this.#calls.length > this.#limit) this.forget(Math.ceil(this.#calls.length / 2));
    return call;
  }

  /** Forgets all calls. */
  clear(): void {
    this.#calls.length = this.forgotten = 0;
    this.forgottenUntilMs = -Infinity;
  }

  /** Drops the oldest calls. */
  private forget(count: number): void {
    for (const { asked } of this.#calls.splice(0, count))
      this.forgottenUntilMs = Math.max(this.forgottenUntilMs, asked.now);
    this.forgotten += count;
  }
}
