import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { describeDifference } from '../diff/formatComparison';
import type { Recording } from './Recording';
import { replayRecording } from './replay/replayRecording.harness';
import { writeRecording } from './writeRecording';
import { formatCount } from '../../util/formatCount';
import { exitCodes } from '../../terminal/Cli';
import type { Terminal } from '../../terminal/Terminal';
import { makeFolders } from '../../util/makeFolders';

/** Writes recordings, and prints what it has written and whether that can be played. */
export class RecordingWriter {
  private readonly names = new Set<string>();
  private written = 0;
  private failed = 0;

  constructor(
    private readonly terminal: Pick<Terminal, 'stdout' | 'stderr'>,
    private readonly scrub: (recording: Recording) => Recording,
    private readonly check: boolean,
  ) {}

  get exitCode(): number {
    if (this.failed === 0) return exitCodes.success;
    return this.written === 0 ? exitCodes.usage : exitCodes.failure;
  }

  /** Writes one recording into a file, or into a folder under its execution's name. */
  async write(recording: Recording, file: string): Promise<void> {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
      throw new HarnessError(`--out ${file} is a folder: name the file to write.`);
    const scrubbed = this.scrub(recording);
    try {
      makeFolders(path.dirname(path.resolve(file)));
      writeFileSync(file, writeRecording(scrubbed));
    } catch (error) {
      throw new HarnessError(`${file} cannot be written: ${(error as Error).message}`);
    }
    this.written += 1;
    const { description, events = [] } = scrubbed.execution;
    const { stdout } = this.terminal;
    stdout.write(`${file}  ${String(description['status'])}, ${formatCount(events.length, 'event')}\n`);
    const found = scrubbed.scrubbed.map(({ what, times }) => `${what} (${times})`);
    if (found.length > 0) stdout.write(`  taken out: ${found.join(', ')}\n`);
    this.warnOfScrubbing(recording, scrubbed);
    if (this.check) await this.play(scrubbed);
  }

  /** Like `write`, for one of many: prints why it cannot be recorded, and continues. */
  async attempt(executionArn: string, folder: string, fetch: () => Promise<Recording>): Promise<void> {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile() === true)
      throw new HarnessError(`--out ${folder} is a file: name the folder for the recordings.`);
    try {
      const recording = await fetch();
      await this.write(recording, path.join(folder, this.nameFor(recording)));
    } catch (error) {
      if (!HarnessError.is(error)) throw error;
      this.failed += 1;
      this.terminal.stderr.write(`${executionArn} is not recorded: ${error.message}\n`);
    }
  }

  printTotal(asked: number): void {
    const left = asked - this.written;
    const not = left === 0 ? '' : `, ${left} could not be`;
    this.terminal.stdout.write(`${formatCount(this.written, 'execution')} recorded${not}\n`);
  }

  /** Scrubbed values do not affect a name. */
  private nameFor(recording: Recording): string {
    const { execution } = this.scrub(recording);
    const plain = String(execution.description['name'])
      .replace(/[^\w.-]/g, '-')
      .replace(/^\.+/, '');
    let name = `${plain || 'execution'}.json`;
    for (let n = 2; this.names.has(name.toLowerCase()); n++) name = `${plain}-${n}.json`;
    this.names.add(name.toLowerCase());
    return name;
  }

  private warnOfScrubbing(whole: Recording, { scrubbed, stateMachine }: Recording): void {
    for (const { what, times } of scrubbed)
      if (times === 0) this.terminal.stderr.write(`  nothing was removed by ${what}: is it misspelt?\n`);
    if (/<[\w-]+:\d+>/.test(stateMachine.definition) && !/<[\w-]+:\d+>/.test(whole.stateMachine.definition))
      this.terminal.stderr.write(
        '  Strings were also removed from the definition: played on another definition, it may take another path.\n',
      );
  }

  private async play(recording: Recording): Promise<void> {
    const { verdict, reason, comparison } = await replayRecording(recording);
    const [first] = comparison.differences;
    for (const what of comparison.notCompared) this.terminal.stderr.write(`  not compared: ${what}\n`);
    if (verdict === 'agrees') return;
    const why = reason ?? (first === undefined ? '' : describeDifference(first));
    this.terminal.stderr.write(`  Played on its own definition, it behaves differently: ${why}\n`);
  }
}
