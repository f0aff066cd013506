import type { StateMachineDefinition } from '../../language/asl/types';
import { withoutControls } from '../../util/withoutControls';
import { LiveLine } from '../terminal/LiveLine';
import { createPaint } from '../terminal/paint';
import type { Terminal } from '../terminal/Terminal';
import { describeMapRun } from './describeItems';
import { EventCursor, type LiveExecution } from './EventCursor';
import { LineWriter, nameWidth } from './LineWriter';
import { MapRunProgress } from './MapRunProgress';
import type { PreparedRun } from './prepareRun';
import { StepFeed } from './StepFeed';
import { StepPrinter } from './StepPrinter';
import { TaskDescriber } from './TaskDescriber';

/** Shows an execution for people: a line for each state, and on a terminal below them what it is at. */
export class LiveView implements RunView {
  private readonly prepared: PreparedRun;
  private readonly verbose: boolean;
  private readonly live: LiveLine;
  private readonly lines: LineWriter;
  private readonly mapRuns = new MapRunProgress();
  private shown: { readonly cursor: EventCursor; readonly feed: StepFeed; readonly printer: StepPrinter } | undefined;

  constructor(prepared: PreparedRun, verbose: boolean, { stdout }: Pick<Terminal, 'stdout'>) {
    this.prepared = prepared;
    this.verbose = verbose;
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
    this.shown ??= this.begin(execution);
    const events = this.shown.cursor.take();
    this.shown.feed.read(events);
    return events.length > 0;
  }

  pause(): void {
    if (this.shown === undefined) return;
    const { feed, printer } = this.shown;
    const execution = this.prepared.execution();
    const running = execution === undefined ? [] : this.mapRuns.describe(execution);
    const at = running.length > 0 ? running.join(' · ') : printer.describeWaiting(feed.waiting);
    this.live.show(at === '' ? '' : `          … ${withoutControls(at)}`);
  }

  foreign(text: string): void {
    this.show();
    this.lines.foreign(text);
  }

  finish(): void {
    this.show();
    this.shown?.printer.finish();
    this.live.clear();
  }

  private begin(execution: LiveExecution): NonNullable<LiveView['shown']> {
    const { service, machine } = this.prepared;
    this.lines.startMs = execution.startDate;
    const definition = JSON.parse(machine.definition) as StateMachineDefinition;
    const tasks = new TaskDescriber(service, execution.arn);
    const printer = new StepPrinter({
      lines: this.lines,
      verbose: this.verbose,
      describeTask: (visit) => tasks.describe(visit),
      describeMapRun: (state) => describeMapRun(execution, definition, state),
    });
    return { cursor: new EventCursor(execution), feed: new StepFeed({ definition }, printer), printer };
  }
}

/** What is shown of an execution while it runs. */
interface RunView {
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
