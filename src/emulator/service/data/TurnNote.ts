import fs from 'node:fs';
import path from 'node:path';
import type { Execution } from '../../../engine/executions/Execution';

const fileName = 'turn';

/** Three doubles: `Turn`. */
const noteBytes = 24;

/** The maximum number of consecutive processes that may end while they run the same turn of an execution. */
const mostEnded = 1;

/** A turn of an execution, and how many processes in a row have ended in it. */
interface Turn {
  /** Its number, plus one; 0: nothing runs. */
  readonly execution: number;
  /** The length of its history when the turn began. */
  readonly events: number;
  readonly ended: number;
}

type Running = Pick<Execution, 'number' | 'history'>;

/**
 * Records on disk which execution is running, so that the next process knows if this one ends meanwhile. It detects an
 * execution that freezes or ends each process that resumes it.
 *
 * The note is written before an execution runs, and removed when none does. An execution is no longer suspected once it
 * has completed the turn in which the previous process ended.
 */
export class TurnNote {
  private file: number | undefined;
  private readonly bytes = Buffer.alloc(noteBytes);
  private isRunning = false;
  /** The turn in which the process before this one ended. */
  private suspect: Turn | undefined;
  /** Whether the suspect is in that turn now. */
  private isThere = false;

  /** Opens the note of a folder. Throws the system's error if it cannot be written. */
  constructor(folder: string) {
    const { O_RDWR, O_CREAT } = fs.constants;
    this.file = fs.openSync(path.join(folder, fileName), O_RDWR | O_CREAT, 0o600);
    if (fs.readSync(this.file, this.bytes, 0, noteBytes, 0) < noteBytes) return;
    const [execution, events, ended] = [0, 8, 16].map((at) => this.bytes.readDoubleLE(at)) as [number, number, number];
    if (execution > 0) this.suspect = { execution, events, ended: ended + 1 };
  }

  /** Whether two processes in a row ended in the same turn of an execution. */
  isDangerous(number: number): boolean {
    return this.suspect?.execution === number + 1 && this.suspect.ended > mostEnded;
  }

  /** Called when a turn of an execution begins. */
  begin({ number, history }: Running): void {
    this.forgetSuspect();
    const { suspect } = this;
    this.isRunning = true;
    this.isThere = suspect?.execution === number + 1 && history.length >= suspect.events;
    this.write({ execution: number + 1, events: history.length, ended: this.isThere ? suspect!.ended : 0 });
  }

  /** Called when nothing runs. */
  end(): void {
    if (!this.isRunning) return;
    this.forgetSuspect();
    this.isRunning = false;
    this.write({ execution: 0, events: 0, ended: 0 });
  }

  /** Closes the file, which stays as it is. */
  close(): void {
    if (this.file !== undefined) fs.closeSync(this.file);
    this.file = undefined;
  }

  private forgetSuspect(): void {
    if (this.isThere) this.suspect = undefined;
    this.isThere = false;
  }

  private write({ execution, events, ended }: Turn): void {
    if (this.file === undefined) return;
    const { bytes } = this;
    bytes.writeDoubleLE(execution, 0);
    bytes.writeDoubleLE(events, 8);
    bytes.writeDoubleLE(ended, 16);
    try {
      fs.writeSync(this.file, bytes, 0, noteBytes, 0);
    } catch {
      // A full disk stops the executions soon enough.
    }
  }
}
