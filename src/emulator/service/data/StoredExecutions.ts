import { crc32 } from 'node:zlib';
import type { LiveStatus } from '../../../engine/executions/Execution';
import type { RecordPlace } from '../../../engine/journal/Journal';
import { invariant } from '../../../errors/invariant';
import { dataText } from './dataText';
import { readHead, type ExecutionHead } from './ExecutionRecord';
import { ExecutionRows } from './ExecutionRows';
import { StoredExecution } from './StoredExecution';
import { StoredMapRuns } from './StoredMapRuns';

/** By number; the last one is of those that are forgotten. */
const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'gone'] as const;
const gone = statuses.length - 1;

/**
 * The executions in a folder, in order of their numbers. There may be millions: memory has about a hundred bytes of
 * each, and the rest of what lists show is read from disk.
 */
export class StoredExecutions {
  readonly rows = new ExecutionRows();
  readonly mapRuns = new StoredMapRuns();
  /** Reads a record. */
  read: ((place: RecordPlace) => Buffer) | undefined;
  private readonly machines = new Map<string, number>();
  /** By the number of the machine. */
  private readonly ofMachine: MachineRows[] = [];
  /** The places of executions with more than one record. */
  private readonly places = new Map<number, RecordPlace[]>();

  /** Adds a record of an execution. */
  add(head: ExecutionHead, place: RecordPlace, bytes: number): void {
    const { rows } = this;
    let row = this.rowOf(head.number);
    if (row === undefined) {
      row = this.newRow(head, place);
      if (head.run !== undefined) this.mapRuns.addChild(head.run, head.index!, head.number);
    } else {
      const places = this.places.get(row);
      if (places === undefined) this.places.set(row, [rows.place[row]!, place]);
      else places.push(place);
    }
    rows.bytes[row]! += bytes;
    rows.stopMs[row] = head.stopMs ?? NaN;
    this.setStatus(row, statuses.indexOf(head.status));
  }

  get(arn: string): StoredExecution | undefined {
    for (const row of this.rows.withChecksum(crc32(arn))) {
      if (this.rows.status[row] === gone) continue;
      const stored = new StoredExecution(this, row);
      if (stored.arn === arn) return stored;
    }
    return undefined;
  }

  /** The execution with that number. */
  at(number: number): StoredExecution | undefined {
    const row = this.rowOf(number);
    return row === undefined ? undefined : new StoredExecution(this, row);
  }

  *all(): Generator<StoredExecution> {
    for (let row = 0; row < this.rows.length; row++)
      if (this.rows.status[row] !== gone) yield new StoredExecution(this, row);
  }

  /** All executions whose number is below `before`, newest first. */
  *latest(before = Infinity): Generator<StoredExecution> {
    for (let row = this.firstFrom(before) - 1; row >= 0; row--)
      if (this.rows.status[row] !== gone) yield new StoredExecution(this, row);
  }

  /** How many executions have a number below `before`. */
  count(before = Infinity): number {
    const { status } = this.rows;
    let count = 0;
    for (let row = this.firstFrom(before) - 1; row >= 0; row--) if (status[row] !== gone) count += 1;
    return count;
  }

  get lastNumber(): number {
    const { length, number } = this.rows;
    return length === 0 ? -1 : number[length - 1]!;
  }

  /** The executions of a machine, or those with a status. Stops after the last one, however many are older. */
  *newestFirst(stateMachineArn: string, status?: LiveStatus): Generator<StoredExecution> {
    const machine = this.machines.get(stateMachineArn);
    if (machine === undefined) return;
    const { rows, counts } = this.ofMachine[machine]!;
    const wanted = status && statuses.indexOf(status);
    let left = wanted === undefined ? rows.length : counts[wanted]!;
    for (let at = rows.length - 1; left > 0 && at >= 0; at--) {
      const had = this.rows.status[rows[at]!]!;
      if (wanted === undefined ? had === gone : had !== wanted) continue;
      left -= 1;
      yield new StoredExecution(this, rows[at]!);
    }
  }

  /** Forgets an execution. Returns the size of its records, in bytes. */
  forget(number: number): number {
    const row = this.rowOf(number);
    if (row === undefined) return 0;
    return this.drop(row);
  }

  forgetMachine(stateMachineArn: string): number {
    const machine = this.machines.get(stateMachineArn);
    if (machine === undefined) return 0;
    let bytes = 0;
    for (const row of this.ofMachine[machine]!.rows) bytes += this.drop(row);
    this.ofMachine[machine] = newMachineRows();
    return bytes;
  }

  statusOf(row: number): LiveStatus {
    return statuses[this.rows.status[row]!] as LiveStatus;
  }

  placesOf(row: number): readonly RecordPlace[] {
    return this.places.get(row) ?? [this.rows.place[row]!];
  }

  /** Its input, output, error and cause, as its records have them. */
  dataTextOf(row: number): string {
    invariant(this.read, 'the journal is open before it is read');
    const places = this.placesOf(row);
    return dataText(this.read(places[0]!), places.length === 1 ? undefined : this.read(places.at(-1)!));
  }

  /** What its records say without its data. */
  headOf(row: number): ExecutionHead {
    invariant(this.read, 'the journal is open before it is read');
    const first = this.rows.place[row]!;
    const last = this.placesOf(row).at(-1)!;
    const head = readHead(this.read(first));
    return first === last ? head : { ...head, stopMs: undefined, ...readHead(this.read(last)) };
  }

  /** Forgets an execution and the children of its Map Runs. Returns their size, in bytes. */
  private drop(row: number): number {
    if (this.rows.status[row] === gone) return 0;
    this.setStatus(row, gone);
    this.places.delete(row);
    let bytes = this.rows.bytes[row]!;
    for (const { children } of this.mapRuns.forget(this.rows.number[row]!))
      for (const child of children) bytes += child === undefined ? 0 : this.forget(child);
    return bytes;
  }

  private newRow({ arn, number, machineArn, revision, startMs }: ExecutionHead, place: RecordPlace): number {
    const { rows } = this;
    invariant(number > this.lastNumber, 'executions are written down in the order in which they begin');
    const row = rows.add(crc32(arn));
    rows.number[row] = number;
    rows.place[row] = place;
    rows.startMs[row] = startMs;
    rows.revision[row] = revision;
    rows.machine[row] = this.machineOf(machineArn);
    const machine = this.ofMachine[rows.machine[row]]!;
    machine.rows.push(row);
    machine.counts[rows.status[row]!]! += 1;
    return row;
  }

  private setStatus(row: number, status: number): void {
    const { rows } = this;
    const { counts } = this.ofMachine[rows.machine[row]!]!;
    counts[rows.status[row]!]! -= 1;
    counts[status]! += 1;
    rows.status[row] = status;
  }

  private machineOf(arn: string): number {
    let machine = this.machines.get(arn);
    if (machine === undefined) {
      this.machines.set(arn, (machine = this.ofMachine.length));
      this.ofMachine.push(newMachineRows());
    }
    return machine;
  }

  private rowOf(number: number): number | undefined {
    const { rows } = this;
    if (number > this.lastNumber) return undefined;
    const row = this.firstFrom(number);
    return rows.number[row] === number && rows.status[row] !== gone ? row : undefined;
  }

  /** The first row whose number is not below this one: a binary search, as numbers only rise. */
  private firstFrom(number: number): number {
    const { rows } = this;
    let from = 0;
    let to = rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (rows.number[middle]! < number) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The rows of a machine, oldest first, and how many have each status, by its number. */
interface MachineRows {
  readonly rows: number[];
  readonly counts: number[];
}

function newMachineRows(): MachineRows {
  return { rows: [], counts: statuses.map(() => 0) };
}
