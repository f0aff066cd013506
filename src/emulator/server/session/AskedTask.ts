import type { TaskControl, TaskReply } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { reviveReply, type MistakeText } from './messages';

type Answer = TaskReply | Promise<TaskReply> | undefined;

/** A task whose answer a harness decides, and its answers so far. */
export class AskedTask {
  /** Resolves when the harness has said how the task is answered. */
  asked!: Promise<void>;
  known = false;
  private settled!: () => void;
  private outcome: { readonly answer: Answer } | { readonly error: Error } = { answer: undefined };
  private late: { resolve(reply: TaskReply): void; reject(error: Error): void } | undefined;
  /** Whether its first answer has arrived. */
  private answered = false;

  constructor(
    readonly id: number,
    readonly control: TaskControl,
  ) {
    this.ask();
  }

  /** Starts to wait for an answer, or for the next one. */
  ask(): void {
    this.answered = false;
    this.outcome = { answer: undefined };
    this.asked = new Promise((resolve) => (this.settled = resolve));
  }

  /** The answer. Throws the HarnessError of the harness. */
  get answer(): Answer {
    if ('error' in this.outcome) throw this.outcome.error;
    return this.outcome.answer;
  }

  reply(reply: TaskReply): void {
    const revived = reviveReply(reply);
    this.answered = true;
    if (this.late !== undefined) this.late.resolve(revived);
    else this.settle({ answer: revived });
  }

  /** A handler is running: its reply comes later. */
  wait(): void {
    this.settle({ answer: new Promise((resolve, reject) => (this.late = { resolve, reject })) });
  }

  pass(known: boolean): void {
    this.known = known;
    this.settle({ answer: undefined });
  }

  mistake(mistake: MistakeText): void {
    const error = toError(mistake);
    if (this.answered) this.control.fail(error);
    else if (this.late !== undefined) this.late.reject(error);
    else this.settle({ error });
  }

  private settle(outcome: typeof this.outcome): void {
    this.outcome = outcome;
    this.settled();
  }
}

function toError({ kind, message }: MistakeText): Error {
  if (kind === 'tester') return new HarnessError(message);
  const error = new Error(message.split('\n', 1)[0]);
  error.stack = message;
  return error;
}
