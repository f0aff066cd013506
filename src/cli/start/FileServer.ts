import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import type { EditableFiles } from '../../emulator/control/EditableFiles';
import type { Service } from '../../emulator/service/Service';
import { registerNamedFunctions } from '../deploy/registerFunctions';
import { toLoadOptions } from '../../terminal/options/addLoadOptions';
import { createPaint, printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';
import { Deployments, type Reloaded } from './Deployments';
import { describeApis } from './describeApis';
import { describeSchedules, type Firing } from './describeSchedules';
import { ExecutionLog } from './ExecutionLog';
import type { StartOptions } from './StartOptions';
import { describeMachines, describeReload, describeUse } from './startText';
import { lazy } from '../../util/lazy';

const loadServedFiles = lazy(() => require('./edit/ServedFiles') as typeof import('./edit/ServedFiles'));
const loadChokidar = lazy(() => require('chokidar') as typeof import('chokidar'));

/** The files of a server: their state machines are deployed, and redeployed whenever the files change. */
export class FileServer {
  private readonly deployments: Deployments;
  private readonly log: ExecutionLog | undefined;
  private watch: FileWatch | undefined;

  /** Throws HarnessError if a file cannot be read, or if none of them contains a state machine that can run. */
  constructor(
    private readonly service: Service,
    private readonly paths: readonly string[],
    private readonly options: StartOptions,
    private readonly terminal: Pick<Terminal, 'stdout' | 'stderr' | 'environment'>,
  ) {
    this.deployments = new Deployments(service, toLoadOptions(options), options, terminal.stderr.colour);
    this.deploy();
    registerNamedFunctions(service, options);
    this.log = options.log === true ? new ExecutionLog(service, terminal.stdout) : undefined;
  }

  /** Starts to watch for changes. */
  async beginToWatch(): Promise<void> {
    if (this.options.watch === false || this.paths.length === 0) return;
    const { mocks } = this.options;
    this.watch = await watchFiles(
      [...this.files(), ...(mocks === undefined ? [] : [mocks])],
      (file) => this.changed(file),
      (error) => this.print('note', [`Changes are no longer noticed: ${error.message}`]),
    );
  }

  /** Prints what is served and how to use it. */
  ready(url: string): void {
    const { stdout } = this.terminal;
    const paint = createPaint(stdout);
    const { machines } = this.deployments;
    if (machines.length > 0) {
      stdout.write(`\n${describeMachines(this.deployments, this.service, this.options, paint)}`);
      const schedules = describeSchedules(this.service, this.firing, paint);
      if (schedules !== '') stdout.write(`\n${schedules}`);
      const { AWS_SHARED_CREDENTIALS_FILE: keysFile } = this.terminal.environment;
      const use = { url, arn: machines[0]!.arn, region: this.service.region, keysFile };
      const apis = describeApis(this.service, url, paint);
      if (apis !== '') stdout.write(`\n${apis}`);
      stdout.write(`\n${describeUse(use, paint)}\n`);
    }
  }

  async close(): Promise<void> {
    this.log?.close();
    await this.watch?.close();
  }

  /** The files as callers of the control API edit them. */
  editable(): EditableFiles {
    const { deployments, paths } = this;
    const isOf = (file: string, path: string | undefined): boolean => path !== undefined && isSameFile(path, file);
    return new (loadServedFiles().ServedFiles)({
      paths,
      files: () => this.files(),
      arnOf: (file, name) =>
        deployments.machines.find(({ machine }) =>
          name === ''
            ? isOf(file, machine.source.definitionFile ?? machine.source.file)
            : machine.name === name && isOf(file, machine.source.file),
        )?.arn,
      machine: (arn) => deployments.named(arn),
      mocks: this.options.mocks,
      changed: (file) => this.saved(file),
    });
  }

  /** Deploys what is declared in a file that was just saved. Returns what went wrong. */
  private saved(file: string): readonly string[] {
    const { mocks } = this.options;
    const paths = this.paths.filter((path) => this.deployments.files(path).some((each) => isSameFile(each, file)));
    const actions = paths.map((path) => () => this.reload(path));
    if (mocks !== undefined && isSameFile(mocks, file)) actions.push(() => this.reloadMocks(mocks));
    return actions.flatMap((action) => {
      try {
        return action();
      } catch (error) {
        if (!HarnessError.is(error)) throw error;
        return [error.message];
      }
    });
  }

  private deploy(): void {
    const loaded = this.paths.map((path) => this.deployments.load(path));
    if (this.paths.length > 0) this.deployments.given.check(this.paths[0]!);
    const errors = loaded.flatMap((each) => each.errors);
    if (this.paths.length > 0 && this.deployments.machines.length === 0) {
      const nothing = `${this.paths.join(', ')}: no state machine is declared there.`;
      throw new HarnessError(errors.length > 0 ? errors.join('\n') : nothing);
    }
    this.print('error', errors);
    this.print(
      'note',
      loaded.flatMap(({ notes }) => notes),
    );
  }

  private get firing(): Firing {
    const { schedules, time = 'real' } = this.options;
    if (schedules === false) return 'by hand';
    return time === 'real' || typeof time === 'object' ? 'in time' : 'when advanced';
  }

  private files(): readonly string[] {
    return this.paths.flatMap((path) => this.deployments.files(path));
  }

  private changed(file: string): void {
    const { mocks } = this.options;
    if (mocks !== undefined && resolve(mocks) === file) this.attempt(() => this.reloadMocks(mocks));
    for (const path of this.paths) {
      // A new file in a named folder belongs to it.
      const isNew = dirname(file) === resolve(path) && /\.(?:tf|tfvars|json|ya?ml)$/.test(file);
      const isOfPath = isNew || this.deployments.files(path).some((each) => resolve(each) === file);
      if (isOfPath) this.attempt(() => this.reload(path));
    }
  }

  private reload(path: string): readonly string[] {
    const reloaded = this.deployments.load(path);
    this.watch?.add(this.deployments.files(path));
    const { created, updated, gone, errors } = reloaded;
    const hasNews = [created, updated, gone].some((machines) => machines.length > 0);
    if (hasNews || errors.length === 0) this.say(path, reloaded);
    this.print(
      'error',
      errors.map((error) => `${error.trimEnd()}\n  Until that is fixed, the previous version is served.`),
    );
    return errors;
  }

  private reloadMocks(mocks: string): readonly string[] {
    this.service.mocks.reload();
    this.say(mocks, undefined);
    return [];
  }

  private attempt(action: () => unknown): void {
    try {
      action();
    } catch (error) {
      if (!HarnessError.is(error)) throw error;
      this.print('error', [`${error.message}\n  Until that is fixed, the previous version is served.`]);
    }
  }

  private say(path: string, reloaded: Reloaded | undefined): void {
    this.terminal.stdout.write(describeReload(path, reloaded, createPaint(this.terminal.stdout)));
  }

  private print(kind: 'error' | 'note', texts: readonly string[]): void {
    for (const text of texts) printMessage(this.terminal.stderr, kind, text);
  }
}

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync.native(resolve(one)) === realpathSync.native(resolve(other));
  } catch {
    return false;
  }
}

/** Watches files that may come and go. */
interface FileWatch {
  /** Watches additional files. */
  add(files: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * An editor may write a file in several steps, so it is read after it has been unchanged for this long, in
 * milliseconds.
 */
const quietMs = 60;

/**
 * Calls back with the absolute path of a file whenever it was changed, created or removed. Resolves when the files are
 * watched.
 */
function watchFiles(
  files: readonly string[],
  onChange: (file: string) => void,
  onError: (error: Error) => void,
): Promise<FileWatch> {
  const { watch } = loadChokidar();
  const absolute = (names: readonly string[]): string[] => names.map((name) => resolve(name));
  const watcher = watch(absolute(files), {
    ignoreInitial: true,
    atomic: true,
    awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 20 },
    depth: 0,
  });
  for (const event of ['change', 'add', 'unlink'] as const) watcher.on(event, (file) => onChange(resolve(file)));
  watcher.on('error', (error) => onError(error as Error));
  const fileWatch = {
    add: (more: readonly string[]) => void watcher.add(absolute(more)),
    close: () => watcher.close(),
  };
  return new Promise((done) => watcher.on('ready', () => done(fileWatch)));
}
