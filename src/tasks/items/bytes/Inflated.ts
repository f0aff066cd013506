import type { Transform } from 'node:stream';
import type { MaybePending } from '../../../util/pending';

/** Bytes decompressed by a Node stream. Reads no more than requested. */
export class Inflated implements Pieces {
  private waiting: { resolve(piece: Buffer | undefined): void; reject(error: unknown): void } | undefined;
  private isFeeding = false;
  private isPackedAtEnd = false;
  private isOver = false;
  private failure: unknown;

  /** `asError` converts an error of the stream to one of ours. */
  constructor(
    private readonly packed: Pieces,
    private readonly stream: Transform,
    private readonly asError: (error: Error) => unknown,
  ) {
    stream.on('readable', () => this.deliver());
    stream.on('end', () => {
      this.isOver = true;
      this.deliver();
    });
    stream.on('error', (error) => this.fail(this.asError(error)));
  }

  read(): MaybePending<Buffer | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.deliver();
      if (this.waiting !== undefined) this.feed();
    });
  }

  close(): void {
    this.isOver = true;
    this.packed.close();
    this.stream.destroy();
  }

  private deliver(): void {
    if (this.waiting === undefined) return;
    if (this.failure !== undefined) return this.settle(({ reject }) => reject(this.failure));
    const piece = this.stream.read() as Buffer | null;
    if (piece !== null) this.settle(({ resolve }) => resolve(piece));
    else if (this.isOver) this.settle(({ resolve }) => resolve(undefined));
  }

  private settle(how: (waiting: NonNullable<Inflated['waiting']>) => void): void {
    const waiting = this.waiting!;
    this.waiting = undefined;
    how(waiting);
  }

  /** Feeds compressed pieces to the stream until it has output. */
  private feed(): void {
    if (this.isFeeding || this.isPackedAtEnd) return;
    this.isFeeding = true;
    void this.feedOn().then(
      () => (this.isFeeding = false),
      (error: unknown) => this.fail(error),
    );
  }

  private async feedOn(): Promise<void> {
    while (this.waiting !== undefined && !this.isPackedAtEnd && !this.isOver) {
      const piece = await this.packed.read();
      if (piece === undefined) {
        this.isPackedAtEnd = true;
        this.stream.end();
        return;
      }
      await new Promise<void>((resolve) => this.stream.write(piece, () => resolve()));
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.deliver();
  }
}

/** Bytes that come piece by piece. */
export interface Pieces {
  /** The next piece; `undefined` at the end. Called again only after the previous piece has arrived. */
  read(): MaybePending<Buffer | undefined>;
  /** Stops reading. May be called again. */
  close(): void;
}
