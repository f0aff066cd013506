import type { FunctionEnd } from '../FunctionEnd';
import { timedOut } from '../handlerEnds';
import type { Invocation } from '../Invocation';
import type { FunctionRunner } from '../LocalFunction';
import { exited } from '../runtime/exited';

/** An invocation that waits for its caller's answer. */
export interface QueuedInvocation {
  readonly id: string;
  readonly invocation: Invocation;
  /** Whether somebody has asked for it. */
  isTaken: boolean;
  answer(end: FunctionEnd): void;
  fail(mistake: unknown): void;
}

/** The invocations of functions whose code runs where somebody asks for them: in a test in another language. */
export class InvocationQueue {
  private readonly byId = new Map<string, QueuedInvocation>();
  private last = 0;

  /** `onAdd` is called for each new invocation. */
  constructor(private readonly onAdd: () => void) {}

  /** The oldest invocation that nobody has taken. It counts as taken from now on. */
  take(): QueuedInvocation | undefined {
    const found = [...this.byId.values()].find(({ isTaken }) => !isTaken);
    if (found !== undefined) found.isTaken = true;
    return found;
  }

  /** `undefined` for an unknown invocation, and for one that was answered or has timed out. */
  find(id: string): QueuedInvocation | undefined {
    return this.byId.get(id);
  }

  /** What runs a function: it waits here for its answer. */
  runner(): FunctionRunner {
    return {
      invoke: (invocation) => this.add(invocation),
      close: (when) => {
        if (when !== 'afterwards') this.endAll();
      },
    };
  }

  private add(invocation: Invocation): Promise<FunctionEnd> {
    const id = String(++this.last);
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        limit.cancel();
        this.byId.delete(id);
      };
      const answer = (end: FunctionEnd): void => {
        settle();
        resolve(end);
      };
      const fail = (mistake: unknown): void => {
        settle();
        reject(mistake instanceof Error ? mistake : new Error(String(mistake)));
      };
      invocation.begin();
      const expire = (): void => answer(timedOut(invocation));
      const limit = invocation.io.afterRealMs(invocation.remainingMs(), { expire });
      this.byId.set(id, { id, invocation, isTaken: false, answer, fail });
      this.onAdd();
    });
  }

  private endAll(): void {
    for (const { invocation, answer } of [...this.byId.values()])
      answer(exited(invocation.requestId, { status: 0, signal: 'SIGTERM' }));
  }
}
