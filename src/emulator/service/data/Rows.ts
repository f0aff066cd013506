/** A table of numbers in columns: a few bytes for each thing, however many there are. */
export class Rows {
  length = 0;
  number = new Float64Array(firstRows);
  /** The place of the first record. */
  place = new Float64Array(firstRows);
  startMs = new Float64Array(firstRows);
  /** NaN while it runs. */
  stopMs = new Float64Array(firstRows);
  bytes = new Float64Array(firstRows);
  revision = new Int32Array(firstRows);
  machine = new Int32Array(firstRows);
  /** The checksum of its ARN. */
  checksum = new Int32Array(firstRows);
  /** The one before it in its bucket, -1 when there is none. */
  private nextInBucket = new Int32Array(firstRows);
  /** The last row of those whose checksums end alike, -1 when there is none. As many as there is room for rows. */
  private buckets = new Int32Array(firstRows).fill(-1);
  status = new Uint8Array(firstRows);

  /** Adds a row. Its other columns are 0. */
  add(checksum: number): number {
    if (this.length === this.number.length) this.grow();
    const row = this.length++;
    this.checksum[row] = checksum;
    this.putIntoBucket(row);
    return row;
  }

  /** The rows with a checksum, the last one first. */
  *withChecksum(checksum: number): Generator<number> {
    const { buckets, nextInBucket } = this;
    for (let row = buckets[checksum & (buckets.length - 1)]!; row >= 0; row = nextInBucket[row]!)
      if (this.checksum[row] === (checksum | 0)) yield row;
  }

  private putIntoBucket(row: number): void {
    const { buckets } = this;
    const bucket = this.checksum[row]! & (buckets.length - 1);
    this.nextInBucket[row] = buckets[bucket]!;
    buckets[bucket] = row;
  }

  private grow(): void {
    const longer = <T extends Float64Array | Int32Array | Uint8Array>(column: T, next: T): T => {
      next.set(column);
      return next;
    };
    const rows = this.length * 2;
    for (const name of ['number', 'place', 'startMs', 'stopMs', 'bytes'] as const)
      this[name] = longer(this[name], new Float64Array(rows));
    for (const name of ['revision', 'machine', 'checksum', 'nextInBucket'] as const)
      this[name] = longer(this[name], new Int32Array(rows));
    this.status = longer(this.status, new Uint8Array(rows));
    this.buckets = new Int32Array(rows).fill(-1);
    for (let row = 0; row < this.length; row++) this.putIntoBucket(row);
  }
}

const firstRows = 256;
