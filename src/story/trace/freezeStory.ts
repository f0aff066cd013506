import { deepFreeze } from '../../util/deepFreeze';
import type { Story, Strand } from './Story';

/**
 * Freezes what a story has read, and returns it. A test gets its values and arrays, and matchers read them afterwards.
 * `events` are frozen on demand, because few callers read them.
 */
export function freezeStory(story: Story): Story {
  freezeStrand(story.main);
  for (const visit of Object.freeze(story.visits)) {
    deepFreeze(visit.input);
    deepFreeze(visit.output);
    deepFreeze(visit.assigned);
    for (const attempt of Object.freeze(visit.attempts)) {
      deepFreeze(attempt.parameters);
      deepFreeze(attempt.output);
      for (const strand of Object.freeze(attempt.strands)) freezeStrand(strand);
      Object.freeze(attempt);
    }
    Object.freeze(visit);
  }
  return Object.freeze(story);
}

function freezeStrand(strand: Strand): void {
  Object.freeze(strand.visits);
  Object.freeze(strand);
}
