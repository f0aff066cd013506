import type { Comparison } from '../../diff/Comparison';
import type { Story } from '../../../story/trace/Story';
import { HarnessError } from '../../../errors/HarnessError';
import type { Recording } from '../Recording';

/**
 * `agrees`: it did what was recorded. `differs`: it did something else. `unanswered`: it needed an answer that was not
 * recorded, so the result is unknown. `unusable`: the recording is incomplete.
 */
export type Verdict = 'agrees' | 'differs' | 'unanswered' | 'unusable';

/** A place in the definition that is played. */
export interface DefinitionPlace {
  /** JSON pointer. */
  readonly pointer: string;
  /** Whether the recorded definition differs there: then this caused the difference. */
  readonly changed: boolean;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** The result of a replay. */
export interface Replay {
  readonly recording: Recording;
  readonly verdict: Verdict;
  /** Why it is unanswered or unusable, or what may have made it differ besides the definition, as a sentence. */
  readonly reason: string | undefined;
  /** Empty if nothing could be compared. */
  readonly comparison: Comparison;
  /** The place that caused the first difference, or that needs an answer which was not recorded. */
  readonly place: DefinitionPlace | undefined;
  readonly recorded: Story;
  /** What the definition did this time; `undefined` if it was not played. */
  readonly played: Story | undefined;
}

/**
 * A replay needs an answer that the recording lacks: of a new task, one more attempt, or another service. The result is
 * unknown, so the test fails. Record again, or mock that state. More: docs/reference/recordings.md#replaying
 */
export class NotRecordedError extends HarnessError {
  /** The state that makes the call. */
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

/** The place and its meaning: it was changed, or it produces such a value. */
export function formatPlace(place: DefinitionPlace): string {
  return `${place.changed ? 'changed' : 'in the definition'}: ${placeText(place)}`;
}

const replays = new WeakMap<Story, Replay>();

/** Stores the result of a replay with its story, for comparison with a recording. */
export function rememberReplay(story: Story, replay: Replay): void {
  replays.set(story, replay);
}

/** The replay that produced a story; `undefined` without one. */
export function replayOf(story: Story): Replay | undefined {
  return replays.get(story);
}
