import { HarnessError } from '../../../errors/HarnessError';
import { formatStory } from '../../../story/trace/formatStory';
import type { Run } from './Run';

/**
 * Adds to a mistake of the tester how far the run had come and how to have it again. Other errors stay as they are.
 * Answers the error.
 */
export function explainMistake(error: unknown, run: Run<unknown>): unknown {
  if (!HarnessError.is(error)) return error;
  const { repeat } = run.story.origin;
  // The mistake itself is the cause of every error in it.
  const tree = formatStory(run.story, { causes: false });
  const lines = ['', tree, ...(repeat === undefined ? [] : ['', repeat])].join('\n');
  // One mistake may reach the test on several ways.
  if (error.message.endsWith(lines)) return error;
  error.message += `\n${lines}`;
  // The message stands in the stack, too; and what called this is nearer to the test than what threw.
  Error.captureStackTrace(error, explainMistake);
  return error;
}
