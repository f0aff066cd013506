import type { Evaluation } from './Evaluation';

/**
 * One expression at a time: the time that one takes is then its own, and a function of the library knows for which
 * evaluation it works. Nothing is lost by it, as an expression never waits for anything but the processor.
 */
let last: Promise<void> = Promise.resolve();
let current: Evaluation | undefined;

export async function inTurn<T>(evaluation: Evaluation, run: () => Promise<T>): Promise<T> {
  const before = last;
  let end = (): void => undefined;
  last = new Promise((resolve) => (end = resolve));
  await before;
  current = evaluation;
  evaluation.begin();
  try {
    return await run();
  } finally {
    current = undefined;
    end();
  }
}

/** The evaluation that is under way. After its end, for what the library may still do, there is none. */
export function currentEvaluation(): Evaluation | undefined {
  return current;
}
