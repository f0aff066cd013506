import type { Comparison } from '../../../story/diff/Comparison';
import type { Story } from '../../../story/trace/Story';
import { HarnessError } from '../../../errors/HarnessError';
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

/** A definition asks for something that a recording does not answer. Nobody knows what would come of it. */
export class NotRecordedError extends HarnessError {
  /** The state that asks. */
  readonly state: string;

  constructor(state: string, message: string) {
    super(message);
    this.name = 'NotRecordedError';
    this.state = state;
  }

  static override is(value: unknown): value is NotRecordedError {
    return HarnessError.is(value) && value.name === 'NotRecordedError';
  }
}

/** `order.asl.json:14 /States/Charge/Retry/0/MaxAttempts`. */
export function placeText({ pointer, file, line }: DefinitionPlace): string {
  const at = pointer === '' ? 'the whole' : pointer;
  return file === undefined ? at : `${file}:${line} ${at}`;
}

/** The place and its meaning: it was changed, or it makes such a value. */
export function formatPlace(place: DefinitionPlace): string {
  return `${place.changed ? 'changed' : 'in the definition'}: ${placeText(place)}`;
}

const replays = new WeakMap<Story, Replay>();

/** Keeps what came of a replay with its story, for whoever compares that with a recording. */
export function rememberReplay(story: Story, replay: Replay): void {
  replays.set(story, replay);
}

/** The replay that a story came of; `undefined` when it was run otherwise. */
export function replayOf(story: Story): Replay | undefined {
  return replays.get(story);
}
