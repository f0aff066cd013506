import type { Json } from '../../util/json';
import type { Scope } from '../interpreter/Scope';
import type { Execution } from './Execution';

/** Bytes of an execution and of one of its events, without data. */
const bytesOfExecution = 2_048;
const bytesOfEvent = 64;
/** Bytes of a branch or iteration that a redrive may resume. */
const bytesOfScope = 256;

/** Above this many bytes, data that events share is counted once. */
const closeLookBytes = 16_777_216;

/** About how much memory an execution that has ended takes. */
export function keptBytes({ history, inputText, root }: Execution): number {
  const { dataBytes } = history;
  const data = dataBytes < closeLookBytes ? dataBytes : sharedBytes(history.data());
  const scopes = bytesOfScope * scopesIn(root);
  return bytesOfExecution + inputText.length + bytesOfEvent * history.length + scopes + data;
}

function scopesIn({ inner }: Scope): number {
  if (inner === undefined) return 0;
  return inner.children.reduce((sum, child) => sum + (child === undefined ? 0 : 1 + scopesIn(child)), 0);
}

/** The bytes of values. What several of them share counts once. */
function sharedBytes(values: Iterable<Json>): number {
  const seen = new Set<Json>();
  let bytes = 0;
  for (const value of values) {
    const ahead: Json[] = [value];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (typeof next === 'string' ? next.length < 64 : typeof next !== 'object' || next === null) bytes += 16;
      else if (!seen.has(next)) {
        seen.add(next);
        bytes += typeof next === 'string' ? next.length : 32;
        if (typeof next !== 'string') for (const item of Object.values(next as object) as Json[]) ahead.push(item);
      }
    }
  }
  return bytes;
}
