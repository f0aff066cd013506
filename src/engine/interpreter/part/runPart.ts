import { HarnessError } from '../../../errors/HarnessError';
import type { Json } from '../../../util/json';
import type { Steps } from '../effects';
import { finishBlock, Rest, resumeBlock } from '../runBlock';
import type { Scope } from '../Scope';
import type { ExecutionPart } from './ExecutionPart';

/** Walks a part from its first state. Ends by throwing `PartEnd` if it has an `until`. */
export function runPart(root: Scope, part: ExecutionPart): Steps<Json> {
  return endsAtUntil(finishBlock(new Rest(root, part.block, part.input, part.state)), part);
}

/** Like `resumeBlock`, for a part. */
export function resumePart(root: Scope, part: ExecutionPart): Steps<Json> {
  const begun = root.state !== undefined || root.rest !== undefined;
  return begun
    ? endsAtUntil(
        resumeBlock(root, part.block, () => part.input),
        part,
      )
    : runPart(root, part);
}

/** A run that never reaches its `until` must not count as one that does. */
function* endsAtUntil(steps: Steps<Json>, { request: { until }, state }: ExecutionPart): Steps<Json> {
  const output = yield* steps;
  if (until === undefined) return output;
  throw new HarnessError(
    `The run began at '${state}' and should end after '${until}' (until), but it ended without reaching it.`,
  );
}
