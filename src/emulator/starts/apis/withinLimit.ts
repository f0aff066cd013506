import { isPending } from '../../../util/pending';
import type { StartContext } from '../StartKind';

/** What an operation of Step Functions returns. */
export type ActionOutput = Readonly<Record<string, unknown>>;

/** The output; `undefined` if time passes by itself, and reaches the limit first. */
export function withinLimit(
  output: object | Promise<object>,
  limitMs: number,
  { host: { wake } }: StartContext,
): ActionOutput | Promise<ActionOutput | undefined> {
  if (!isPending(output) || wake === undefined) return output as ActionOutput | Promise<ActionOutput>;
  return new Promise((resolve, reject) => {
    const timer = wake(limitMs, () => resolve(undefined));
    output.then((answered) => resolve(answered as ActionOutput), reject).finally(() => timer.cancel());
  });
}
