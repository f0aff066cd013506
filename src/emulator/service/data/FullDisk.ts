import { startSystemTimer } from '../../../clock/system';

/** So often it is tried again to write what could not be written. */
const retryMs = 500;

/** What happens from when the disk takes no more until it does: nothing goes on, and it is tried again and again. */
export class FullDisk {
  /** Called when the disk takes no more; answers what to call when it does. */
  rest: (() => () => void) | undefined;
  private readonly tryIt: () => void;
  private failure: unknown;
  private goOn: (() => void) | undefined;
  private listeners: (() => void)[] = [];
  private isClosed = false;

  /** `tryIt` throws as long as the disk takes nothing. */
  constructor(tryIt: () => void) {
    this.tryIt = tryIt;
  }

  get isFull(): boolean {
    return this.failure !== undefined;
  }

  failed(error: unknown): void {
    if (this.failure === undefined) {
      this.goOn = this.rest?.();
      this.tryAgain();
    }
    this.failure = error;
  }

  recovered(): void {
    if (this.failure === undefined) return;
    this.failure = undefined;
    this.goOn?.();
    this.goOn = undefined;
    for (const listener of this.listeners.splice(0)) listener();
  }

  whenRecovered(): Promise<void> {
    return new Promise((resolve) => this.listeners.push(resolve));
  }

  /** It is not tried again any more. */
  close(): void {
    this.isClosed = true;
  }

  private tryAgain(): void {
    const again = (): void => {
      if (this.failure === undefined || this.isClosed) return;
      try {
        this.tryIt();
      } catch {
        this.tryAgain();
      }
    };
    startSystemTimer(retryMs, again, { keepsRunning: false });
  }
}
