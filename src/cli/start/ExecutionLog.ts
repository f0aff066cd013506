import { startSystemTimer } from '../../clock/system';
import type { Service } from '../../emulator/service/Service';
import { formatDuration } from '../../story/trace/formatDuration';
import { withoutControls } from '../../util/withoutControls';
import { describeFailure } from '../run/describeFailure';
import { jsonText } from '../run/formatValue';
import { LineWriter, nameWidth } from '../run/LineWriter';
import type { LiveExecution } from '../run/StepFeed';
import { StepPrinter } from '../run/StepPrinter';
import { createPaint, type Colour } from '../../terminal/paint';
import type { Stream } from '../../terminal/Terminal';

const intervalMs = 100;
const colours: readonly Colour[] = ['cyan', 'magenta', 'yellow', 'blue', 'green'];

interface Followed {
  readonly execution: LiveExecution;
  readonly printer: StepPrinter;
  readonly print: (text: string) => void;
  /** States whose wait for something outside has been reported. */
  readonly waits: Set<string>;
}

/** `--log`: prints what the executions of a server do, with the execution in each line. */
export class ExecutionLog {
  private readonly running = new Set<Followed>();
  private timer: { cancel(): void } | undefined;
  private started = 0;
  private readonly unobserve: () => void;

  constructor(
    private readonly service: Service,
    private readonly stdout: Stream,
  ) {
    this.unobserve = service.observe({ started: (execution) => this.follow(execution) });
  }

  close(): void {
    this.unobserve();
    this.look();
    this.timer?.cancel();
    this.timer = undefined;
  }

  private follow(execution: LiveExecution): void {
    // A Map Run may have many children; its state reports their results.
    if (execution.child !== undefined) return;
    const { stdout } = this;
    const paint = createPaint(stdout);
    const colour = colours[this.started++ % colours.length]!;
    const label = `${execution.stateMachineName}/${execution.name.slice(0, 8)}`;
    const print = (text: string): void => stdout.write(`${paint(colour, label)} ${text}`);
    const width = nameWidth(execution.revision.definition);
    const lines = new LineWriter({ write: print, paint, columns: stdout.columns, nameWidth: width });
    const printer = new StepPrinter(this.service, execution, lines, false);
    const followed = { execution, printer, print, waits: new Set<string>() };
    const word = (execution.redriveCount ?? 0) > 0 ? 'redriven' : 'started';
    print(`${paint('dim', word)} ${short(execution.start.inputText)}\n`);
    this.running.add(followed);
    execution.onEnd(() => this.show(followed));
    this.timer ??= startSystemTimer(intervalMs, () => this.look(), { keepsRunning: false });
  }

  private look(): void {
    for (const followed of this.running) this.show(followed);
    this.timer =
      this.running.size === 0 ? undefined : startSystemTimer(intervalMs, () => this.look(), { keepsRunning: false });
  }

  private show(followed: Followed): void {
    const { execution, printer, print } = followed;
    printer.print();
    if (execution.status === 'RUNNING') return this.tellWaits(followed);
    if (!this.running.delete(followed)) return;
    printer.finish();
    const { status, startDate, stopDate = startDate, error, cause, output } = execution;
    const paint = createPaint(this.stdout);
    const word = paint(status === 'SUCCEEDED' ? 'green' : 'red', status);
    const what = status === 'SUCCEEDED' ? short(jsonText(output)) : this.describeEnd(error, cause);
    print(`${word} after ${formatDuration(stopDate - startDate)}  ${what}\n`);
  }

  /** Error and cause as in DescribeExecution; on a terminal, a long cause is truncated. */
  private describeEnd(error: string | undefined, cause: string | undefined): string {
    if (error === 'Stepmill.HarnessError') return (cause ?? '').split('\n').map(withoutControls).join('\n    ');
    if (this.stdout.isTerminal) return describeFailure(error, cause);
    const told = [error, cause].filter((part) => part !== undefined).join(' — ');
    return withoutControls(told.replace(/\s*\n\s*/g, ' '));
  }

  /** A state that nothing here can end is reported once, with what ends it. */
  private tellWaits({ execution, waits, print }: Followed): void {
    for (const { state, waitsFor, waitsForClient, taskToken } of execution.openStates()) {
      const key = `${state} ${taskToken ?? ''}`;
      if (!waitsForClient || waits.has(key)) continue;
      waits.add(key);
      const token = taskToken === undefined ? '' : ` (task token ${taskToken})`;
      print(
        `${createPaint(this.stdout)('cyan', 'waiting')} '${withoutControls(state)}' waits for ${waitsFor}${token}\n`,
      );
    }
  }
}

const longest = 160;

function short(text: string): string {
  const flat = withoutControls(text).replace(/\s+/g, ' ');
  return flat.length <= longest ? flat : `${flat.slice(0, longest)}…`;
}
