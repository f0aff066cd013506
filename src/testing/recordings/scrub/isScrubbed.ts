import type { Difference } from '../../../story/diff/Comparison';
import type { Recording } from '../Recording';

/** What `scrubRecording` writes in the place of a text. */
const placeholder = /<[\w-]+:\d+>/;

/** Whether a difference is none because a placeholder was written there: it stands for whatever was. */
export function isScrubbed({ scrubbed }: Recording, { expected, actual }: Difference): boolean {
  if (scrubbed.length === 0 || typeof expected !== 'string' || actual === undefined) return false;
  const parts = expected.split(placeholder);
  if (parts.length === 1) return false;
  const form = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]+');
  return new RegExp(`^${form}$`).test(typeof actual === 'string' ? actual : JSON.stringify(actual));
}
