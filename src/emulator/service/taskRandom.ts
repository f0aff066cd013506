import type { TaskRequest } from '../../language/asl/task';
import { seededRandom, type Random } from '../../util/seededRandom';

/**
 * The random numbers for answering one attempt of a task: request ids, message ids. With a seed they follow from the
 * attempt alone, so that they are the same whatever else runs at the time, and in whichever process they are drawn.
 */
export function taskRandom(
  seed: string | number | undefined,
  { executionArn, state, invocation }: TaskRequest,
  fallback: Random,
): Random {
  if (seed === undefined) return fallback;
  let random: Random | undefined;
  return () => (random ??= seededRandom(`${seed}/${executionArn}/${state}/${invocation}`))();
}
