/**
 * A table of numbers in columns. A million rows as objects would take 80 MB more, and half a second instead of ten
 * milliseconds at each full garbage collection. The types are explicit: TypeScript before 5.7 cannot read
 * what newer compilers infer (`Float64Array<ArrayBuffer>`), and this is part of the declarations.
 */
export class ExecutionRows {
  length = 0;
  number: Float64Array = new Float64Array(firstRows);
  /** The place of the first record. */
  place: Float64Array = new Float64Array(firstRows);
  startMs: Float64Array = new Float64Array(firstRows);
  /** NaN while it runs. */
  stopMs: Float64Array = new Float64Array(firstRows);
  bytes: Float64Array = new Float64Array(firstRows);
  revision: Int32Array = new Int32Array(firstRows);
  machine: Int32Array = new Int32Array(firstRows);
  status: Uint8Array = new Uint8Array(firstRows);
  /** The rows with a checksum, as a signed number of 32 bits (V8 stores others as objects): nearly always one. */
  private readonly byChecksum = new Map<number, number | number[]>();

  /** Adds a row for an ARN with this checksum. Its columns are 0. */
  add(checksum: number): number {
    if (this.length === this.number.length) this.grow();
    const row = this.length++;
    const key = checksum | 0;
    const others = this.byChecksum.get(key);
    if (others === undefined) this.byChecksum.set(key, row);
    else if (typeof others === 'number') this.byChecksum.set(key, [others, row]);
    else others.push(row);
    return row;
  }

  /** The rows with a checksum, the last one first. */
  withChecksum(checksum: number): readonly number[] {
    const rows = this.byChecksum.get(checksum | 0) ?? [];
    return typeof rows === 'number' ? [rows] : rows.toReversed();
  }

  private grow(): void {
    const longer = <T extends Float64Array | Int32Array | Uint8Array>(column: T, next: T): T => {
      next.set(column);
      return next;
    };
    const rows = this.length * 2;
    for (const name of ['number', 'place', 'startMs', 'stopMs', 'bytes'] as const)
      this[name] = longer(this[name], new Float64Array(rows));
    for (const name of ['revision', 'machine'] as const) this[name] = longer(this[name], new Int32Array(rows));
    this.status = longer(this.status, new Uint8Array(rows));
  }
}

const firstRows = 256;
