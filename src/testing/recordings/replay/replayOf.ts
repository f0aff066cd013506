import type { Story } from '../../../story/trace/Story';
import type { Replay } from './Replay';

const replays = new WeakMap<Story, Replay>();

/** Keeps what came of a replay with its story, for whoever compares that with a recording. */
export function rememberReplay(story: Story, replay: Replay): void {
  replays.set(story, replay);
}

/** The replay that a story came of; `undefined` when it was run otherwise. */
export function replayOf(story: Story): Replay | undefined {
  return replays.get(story);
}
