import { withoutControls } from '../../util/withoutControls';
import { createPaint } from '../../terminal/paint';
import type { Terminal, Stream } from '../../terminal/Terminal';
import { LineWriter, nameWidth } from './LineWriter';
import { MapRunProgress } from './mapRuns';
import type { PreparedRun } from './prepareRun';
import { StepPrinter } from './StepPrinter';
import { cut } from '../../story/trace/clip';

/** Shows an execution live: a line for each state and, on a terminal, a status line below them. */
export class LiveView implements RunView {
  private readonly live: LiveLine;
  private readonly lines: LineWriter;
  private readonly mapRuns = new MapRunProgress();
  private shown: StepPrinter | undefined;

  constructor(
    private readonly prepared: PreparedRun,
    private readonly verbose: boolean,
    { stdout }: Pick<Terminal, 'stdout'>,
  ) {
    this.live = new LiveLine(stdout);
    this.lines = new LineWriter({
      write: (text) => this.live.print(text),
      paint: createPaint(stdout),
      columns: stdout.columns,
      nameWidth: nameWidth(prepared.machine.definition),
    });
  }

  show(): boolean {
    const execution = this.prepared.execution();
    if (execution === undefined) return false;
    this.shown ??= new StepPrinter(this.prepared.service, execution, this.lines, this.verbose);
    return this.shown.print();
  }

  pause(): void {
    if (this.shown === undefined) return;
    const execution = this.prepared.execution();
    const running = execution === undefined ? [] : this.mapRuns.describe(execution);
    const at = running.length > 0 ? running.join(' · ') : this.shown.describeWaiting();
    this.live.show(at === '' ? '' : `          … ${withoutControls(at)}`);
  }

  foreign(text: string): void {
    this.show();
    this.lines.foreign(text);
  }

  finish(): void {
    this.show();
    this.shown?.finish();
    this.live.clear();
  }
}

/** The display of a running execution. */
interface RunView {
  /** Shows what has happened since the last call; `false` if nothing has. */
  show(): boolean;
  /** Shows what it waits for. */
  pause(): void;
  /** Shows the output of the user's own functions. */
  foreign(text: string): void;
  /** Called when nothing more will come. */
  finish(): void;
}

/** Shows nothing; the output of functions goes where it does not mix with the result. */
export function createSilentView({ stderr }: Pick<Terminal, 'stderr'>, show: RunView['show']): RunView {
  return { show, pause: () => undefined, foreign: (text) => stderr.write(text), finish: () => undefined };
}

const clearLine = '\r\u001b[2K';

/**
 * Prints lines, and on a terminal a status line below them. The status line is cleared before anything else is printed.
 */
export class LiveLine {
  private shown = '';

  constructor(private readonly stream: Stream) {}

  /** Prints complete lines above the status line. */
  print(text: string): void {
    this.stream.write(this.shown === '' ? text : clearLine + text);
    this.shown = '';
  }

  /** Shows a status line until the next one; an empty one clears it. */
  show(text: string): void {
    if (!this.stream.isTerminal) return;
    const room = Math.max(10, this.stream.columns - 1);
    const fitting = cut(text, room);
    if (fitting === this.shown) return;
    this.stream.write(`${this.shown === '' ? '' : clearLine}${fitting}`);
    this.shown = fitting;
  }

  clear(): void {
    this.show('');
  }
}
