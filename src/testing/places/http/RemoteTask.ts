import type { TaskControl, TaskOutcome } from '../../../language/asl/task';
import type { FromHarness } from '../../../emulator/server/session/messages';

/** The hold that this process has on a task of the server. */
export class RemoteTask implements TaskControl {
  private readonly id: number;
  private readonly send: (message: FromHarness) => void;
  private readonly abandonListeners: (() => void)[] = [];
  private readonly outcomeListeners: ((outcome: TaskOutcome) => void)[] = [];

  constructor(id: number, send: (message: FromHarness) => void) {
    this.id = id;
    this.send = send;
  }

  endTask(outcome: TaskOutcome): void {
    this.send({ task: this.id, end: outcome });
  }

  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void {
    this.send({ task: this.id, expectEndFrom: who });
  }

  onAbandon(listener: () => void): void {
    this.abandonListeners.push(listener);
  }

  onOutcome(listener: (outcome: TaskOutcome) => void): void {
    this.outcomeListeners.push(listener);
  }

  /** The server says that it has ended. */
  ended(outcome: TaskOutcome): void {
    for (const listener of this.outcomeListeners.splice(0)) listener(outcome);
  }

  /** The server says that it has been given up. */
  abandoned(): void {
    for (const listener of this.abandonListeners.splice(0)) listener();
  }
}
