import { toCompact } from '../../contract/CompactRequest';
import type { TaskRequest } from '../../contract/task';
import { Call, valuesOfCall, type AnsweredBy } from './Call';
import { CallList } from './CallList';
import type { Script } from './Script';

/** The number of calls in a piece of the log. */
const callsInPiece = 64;

/**
 * The log of all calls of a service. They are kept as plain values in pieces that never move, at a fraction of the cost
 * of objects, and become objects when they are read.
 */
export class Calls extends CallList {
  /** The number of calls that were dropped. @internal */
  forgotten = 0;
  /** When the last dropped call was made, in epoch milliseconds. @internal */
  forgottenUntilMs = -Infinity;
  readonly #pieces: unknown[][] = [];
  /** Where the calls in the pieces begin and end; earlier ones are dropped. */
  #begin = 0;
  #end = 0;
  /** All calls as objects, once they have been read. */
  #read: Call[] | undefined = undefined;
  readonly #limit: number;

  /** @param limit the maximum number of calls; a long-running server drops the oldest */
  constructor({ limit = Infinity }: { readonly limit?: number } = {}) {
    super([]);
    this.#limit = limit;
  }

  override get found(): readonly Call[] {
    return (this.#read ??= Array.from({ length: this.count }, (_, index) => this.callAt(this.#begin + index)));
  }

  override get count(): number {
    return this.#end - this.#begin;
  }

  override get last(): Call {
    return this.count === 0 ? this.noCall() : this.callAt(this.#end - 1);
  }

  /** Adds a call; its `outcome` is set when it has ended. @internal */
  record(request: TaskRequest, answeredBy: AnsweredBy, script?: Script): Call {
    if (this.#end % callsInPiece === 0) this.#pieces.push(new Array<unknown>(callsInPiece * valuesOfCall));
    const call = this.callAt(this.#end++);
    call.write(toCompact(request), script ?? answeredBy);
    this.#read?.push(call);
    // Drops half of them at once, so that this costs little on average.
    if (this.count > this.#limit) this.forget(Math.ceil(this.count / 2));
    return call;
  }

  /** Forgets all calls. */
  clear(): void {
    this.#pieces.length = this.#begin = this.#end = this.forgotten = 0;
    this.forgottenUntilMs = -Infinity;
    this.#read?.splice(0);
  }

  /** Drops the oldest calls. */
  private forget(count: number): void {
    for (let index = 0; index < count; index++) {
      const { now } = this.callAt(this.#begin + index).asked;
      this.forgottenUntilMs = Math.max(this.forgottenUntilMs, now);
    }
    this.forgotten += count;
    this.#read?.splice(0, count);
    this.#begin += count;
    const gone = Math.floor(this.#begin / callsInPiece);
    this.#pieces.splice(0, gone);
    this.#begin -= gone * callsInPiece;
    this.#end -= gone * callsInPiece;
  }

  private callAt(index: number): Call {
    return new Call(this.#pieces[Math.floor(index / callsInPiece)]!, (index % callsInPiece) * valuesOfCall);
  }
}
