import type { Comparison } from '../../../story/diff/Comparison';
import type { Story } from '../../../story/trace/Story';
import type { Recording } from '../Recording';

/**
 * `agrees`: it does what was recorded. `differs`: it does something else. `unanswered`: it asks for what the recording
 * does not answer, so that nobody knows. `unusable`: the recording tells less than all of an execution.
 */
export type Verdict = 'agrees' | 'differs' | 'unanswered' | 'unusable';

/** A place in the definition that is played. */
export interface DefinitionPlace {
  /** JSON pointer. */
  readonly pointer: string;
  /** Whether the recorded definition has something else there: then this is what made the difference. */
  readonly changed: boolean;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** What came of playing a recording. */
export interface Replay {
  readonly recording: Recording;
  readonly verdict: Verdict;
  /** Why it is unanswered or unusable, as a sentence. */
  readonly reason: string | undefined;
  /** Empty where nothing could be compared. */
  readonly comparison: Comparison;
  /** What made the first difference, or asks for what is not answered. */
  readonly place: DefinitionPlace | undefined;
  readonly recorded: Story;
  /** What the definition did this time; `undefined` when it was not played. */
  readonly played: Story | undefined;
}
