/** Columns of numbers that grow together: a few bytes for each thing, however many there are. */
export class Rows {
  length = 0;
  number = new Float64Array(firstRows);
  /** Of the first record. */
  place = new Float64Array(firstRows);
  startMs = new Float64Array(firstRows);
  /** NaN while it runs. */
  stopMs = new Float64Array(firstRows);
  bytes = new Float64Array(firstRows);
  revision = new Int32Array(firstRows);
  machine = new Int32Array(firstRows);
  /** The one before it whose ARN has the same checksum, -1 when there is none. */
  nextSame = new Int32Array(firstRows);
  status = new Uint8Array(firstRows);

  /** A further row; its columns are 0. */
  add(): number {
    if (this.length === this.number.length) this.grow();
    return this.length++;
  }

  private grow(): void {
    const longer = <T extends Float64Array | Int32Array | Uint8Array>(column: T, next: T): T => {
      next.set(column);
      return next;
    };
    const rows = this.length * 2;
    for (const name of ['number', 'place', 'startMs', 'stopMs', 'bytes'] as const)
      this[name] = longer(this[name], new Float64Array(rows));
    for (const name of ['revision', 'machine', 'nextSame'] as const)
      this[name] = longer(this[name], new Int32Array(rows));
    this.status = longer(this.status, new Uint8Array(rows));
  }
}

const firstRows = 256;
