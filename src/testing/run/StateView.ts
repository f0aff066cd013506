import type { Json } from '../../util/json';
import { retryDelaysMs } from '../story/formatStory';
import type { Attempt, Story, Visit } from '../story/Story';

/** One state of a run, in all its visits; where one value is meant, it is that of the last visit. */
export class StateView {
  readonly story: Story;
  readonly name: string;
  readonly visits: readonly Visit[];

  constructor(story: Story, name: string, visits: readonly Visit[]) {
    this.story = story;
    this.name = name;
    this.visits = visits;
  }

  get last(): Visit | undefined {
    return this.visits.at(-1);
  }

  get entered(): boolean {
    return this.visits.length > 0;
  }

  get input(): Json | undefined {
    return this.last?.input;
  }

  get output(): Json | undefined {
    return this.last?.output;
  }

  /** The variables that it assigned. */
  get assigned(): Readonly<Record<string, Json>> | undefined {
    return this.last?.assigned;
  }

  get attempts(): readonly Attempt[] {
    return this.last?.attempts ?? [];
  }

  /** How often Retry ran it again. */
  get retries(): number {
    return Math.max(0, this.attempts.length - 1);
  }

  get retryDelaysMs(): readonly number[] {
    return retryDelaysMs(this.attempts);
  }

  /** The state that came next. */
  get next(): string | undefined {
    const { last } = this;
    return last && last.strand.visits[last.strand.visits.indexOf(last) + 1]?.state;
  }
}
