import { MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { StatesError } from '../../../errors/StatesError';
import { toText, type Json } from '../../../util/json';
import { isLargerThan } from '../../../util/jsonSize';
import { payloadTooLarge } from '../dataFlow/limits';
import type { Batching } from './MapRunPlan';

/** Batches items into inputs of children, as many as fit into each. */
export class Batcher {
  private batch: Json[] = [];
  private bytes = 0;
  private emptyBytes: number | undefined = undefined;

  /** `onFull`: called with each batch as a child's input, and its number of items. */
  constructor(
    private readonly state: string,
    private readonly batching: Batching,
    private readonly onFull: (input: Json, itemCount: number) => void,
  ) {}

  /** Throws States.DataLimitExceeded for an item that is too large for a batch. */
  add(item: Json): void {
    const { batch, batching } = this;
    if (batching.maxBytes === Infinity) batch.push(item);
    else {
      const bytes = Buffer.byteLength(toText(item)) + 1;
      const empty = (this.emptyBytes ??= Buffer.byteLength(toText(batchOf(batching, []))) - 1);
      if (empty + bytes > batching.maxBytes) throw itemTooLarge(this.state, bytes - 1, batching.maxBytes);
      if (batch.length > 0 && empty + this.bytes + bytes > batching.maxBytes) this.close();
      this.batch.push(item);
      this.bytes += bytes;
    }
    if (this.batch.length >= batching.maxItems) this.close();
  }

  /** Completes the last batch. */
  close(): void {
    const { batch } = this;
    if (batch.length === 0) return;
    const input = batchOf(this.batching, batch);
    if (isLargerThan(input, MAX_PAYLOAD_BYTES)) throw payloadTooLarge(this.state);
    this.onFull(input, batch.length);
    this.batch = [];
    this.bytes = 0;
  }
}

function batchOf({ batchInput }: Batching, Items: Json[]): Json {
  return batchInput === undefined ? { Items } : { BatchInput: batchInput, Items };
}

/** Not recorded. */
function itemTooLarge(state: string, bytes: number, limit: number): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    `An item of the state '${state}' with ${bytes} bytes does not fit into a batch of at most ${limit} bytes.`,
  );
}
