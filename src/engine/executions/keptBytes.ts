import type { Json } from '../../util/json';
import { isLarge, mostPerDataByte } from '../history/dataBytes';
import type { EventDetails } from '../../contract/HistoryEvent';
import type { KeptEvent } from '../history/NamedEvent';
import { PackedValue } from '../history/PackedValue';
import type { EventReader, HistoryPlace } from '../history/readPieces';
import type { Scope } from '../interpreter/Scope';
import type { Execution } from './Execution';
import { lazy } from '../../util/lazy';

const loadHeapBytes = lazy(() => require('../../util/heapBytes') as typeof import('../../util/heapBytes'));

/** Bytes of an execution and of one of its events, without data. */
const bytesOfExecution = 3_072;
const bytesOfEvent = 32;
/** Bytes of a branch or iteration that a redrive may resume. */
const bytesOfScope = 256;

/** Fewer bytes of large values are not worth counting. */
const fewLarge = 8_192;

/** The maximum memory that an ended execution takes, without reading its data. */
export function mostKeptBytes(execution: Execution): number {
  const { history, start } = execution;
  const most = isWorthCounting(execution) ? mostPerDataByte : 1;
  return withoutLarge(execution) + start.inputText.length * 2 + history.largeBytes * most;
}

/** Whether `countKeptBytes` may return another number. */
export function isWorthCounting({ history }: Execution): boolean {
  return history.largeBytes >= fewLarge;
}

/** Approximately how much memory an ended execution takes. The cost of counting grows with its data. */
export function countKeptBytes(execution: Execution): number {
  const { history, start } = execution;
  const large = new LargeData();
  history.tellLoose(large);
  large.count.addText(start.inputText);
  return withoutLarge(execution) + large.count.bytes;
}

function withoutLarge({ history, root }: Execution): number {
  const small = history.dataBytes - history.largeBytes;
  return bytesOfExecution + small + bytesOfEvent * history.length + bytesOfScope * scopesIn(root);
}

function scopesIn({ inner }: Scope): number {
  if (inner === undefined) return 0;
  return inner.children.reduce((sum, child) => sum + (child === undefined ? 0 : 1 + scopesIn(child)), 0);
}

/** Counts the large values of events. */
class LargeData implements EventReader<void> {
  readonly count = new (loadHeapBytes().HeapBytes)();
  private last: Json | PackedValue = null;

  named(_place: HistoryPlace, _event: KeptEvent, data: Json | PackedValue): void {
    if (data === this.last || data instanceof PackedValue) return;
    this.last = data;
    if (isLarge(data)) this.count.add(data);
  }

  event(_place: HistoryPlace, _type: string, details: EventDetails | undefined): void {
    if (details === undefined) return;
    const { input = null, output = null, parameters = null, assignedVariables = {}, cause = '' } = details;
    for (const value of [input, output, parameters, ...Object.values(assignedVariables)])
      if (isLarge(value)) this.count.add(value);
    if (isLarge(cause)) this.count.addText(cause);
  }
}
