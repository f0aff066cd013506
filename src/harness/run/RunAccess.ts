import type { Story } from '../../story/trace/Story';
import type { Run } from './Run';
import type { TargetNames } from '../../services/TargetNames';
import type { MapRunView } from './MapRunView';

/** What a run can do and read besides its history: the part that depends on the place. */
export interface RunAccess<Output, State extends string> {
  /** Redrives it. Resolves with the run, once it has ended again. */
  readonly redrive: () => Promise<Run<Output, State>>;
  /** `storyOf` throws for a state that the run cannot have. */
  readonly mapRun: (storyOf: () => Story, state: string, at: number) => Promise<MapRunView>;
  /** Writes it into a file. */
  readonly record: (file: string) => Promise<void>;
  /** Whether mocks replaced all executions that it called, as far as the log of calls goes back. */
  readonly startedNone: () => boolean;
  /** Other names that the loaded files use for what its tasks call. */
  readonly targets: () => TargetNames | undefined;
}
