import type { Terminal } from '../terminal/Terminal';

/** What is shown of an execution while it runs. */
export interface RunView {
  /** Shows what has happened since the last call; `false` when nothing has. */
  show(): boolean;
  /** Shows what it waits for. */
  pause(): void;
  /** Shows what the user's own functions have printed. */
  foreign(text: string): void;
  /** There is nothing more to come. */
  finish(): void;
}

/** Shows nothing; what functions print goes where it does not mix with the result. */
export function createSilentView({ stderr }: Pick<Terminal, 'stderr'>, show: RunView['show']): RunView {
  return { show, pause: () => undefined, foreign: (text) => stderr.write(text), finish: () => undefined };
}
