import { startSystemTimer } from '../../../clock/system';

/** The interval of further attempts to write. */
const retryMs = 500;

/** While the disk is full, stops everything and tries repeatedly. */
export class FullDisk {
  /** Called when the disk is full. Returns a function to call when it is no longer full. */
  rest: (() => () => void) | undefined;
  private failure: unknown;
  private goOn: (() => void) | undefined;
  private listeners: (() => void)[] = [];
  private isClosed = false;

  /** `tryIt` throws as long as the disk is full. */
  constructor(private readonly tryIt: () => void) {}

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

  /** Stops trying. */
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

const explanations: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device. Executions pause until there is; everything acknowledged before is safe',
  EDQUOT: 'the disk quota is used up. Executions pause until there is room; everything acknowledged before is safe',
  EROFS: 'the file system is read-only. Everything acknowledged before is safe',
  EIO: 'the device fails. Everything acknowledged before was written',
};

/** Explains why something could not be written. */
export function explainDisk(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const text = explanations[code];
  return text === undefined ? message : `${text} (${code}).`;
}
