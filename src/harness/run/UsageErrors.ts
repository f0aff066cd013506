import { HarnessError } from '../../errors/HarnessError';
import type { MockScope } from '../../tasks/mocking/Mocks';
import type { Place } from '../places/Place';
import { CallSite } from './CallSite';
import type { Run } from './Run';
import { WatchedPromise } from './WatchedPromise';
import { withDoubts } from '../../story/trace/doubts';
import { isProcessPlace } from '../places/isProcessPlace';
import { lazy } from '../../util/lazy';

const loadFormatStory = lazy(
  () => require('../../story/trace/formatStory') as typeof import('../../story/trace/formatStory'),
);

/** How long the end of a test waits for functions invoked as `Event`. If they cause a harness error, the test fails. */
const unawaitedMs = 1_000;

/**
 * The harness errors of one test, and which of them were thrown into it. Any other fails the test at its end: code
 * under test only sees that the execution FAILED, so the test might pass although a task was not mocked.
 */
export class UsageErrors {
  private readonly thrown = new Set<unknown>();
  private readonly work = new Set<Work>();
  private readonly notSeen = new Set<Watched>();
  /** The promises that have not settled yet. */
  private readonly open = new Set<Watched>();

  /** `read` reads an execution as it is now. */
  constructor(
    private readonly place: Place,
    private readonly read: (executionArn: string) => Promise<Run>,
    private readonly test: { readonly scope: MockScope },
  ) {}

  /** The error to throw into the test, with the path of the run so far. */
  recordThrown(error: unknown, run: Run<unknown> | undefined): unknown {
    this.thrown.add(error);
    return run === undefined ? error : explainError(error, run);
  }

  /**
   * Whether it is certain, without waiting, that all errors were thrown into the test: in this process, if nothing is
   * running any more.
   */
  get allThrown(): boolean {
    const { place } = this;
    if (this.notSeen.size > 0 || this.open.size > 0 || !isProcessPlace(place) || !place.isAtRest) return false;
    return place.mistakes().every(({ error }) => this.thrown.has(error));
  }

  /** Work that was started outside of tests and has not ended. */
  get begunOutside(): readonly Begun[] {
    return [...this.open].filter(({ scope }) => scope === 'file');
  }

  /** Work that the test has awaited and that has not ended. */
  get begunAndSeen(): readonly Begun[] {
    return [...this.open].filter(({ scope, isSeen }) => scope === 'test' && isSeen);
  }

  /**
   * Errors that were not thrown into the test: harness errors that ended its executions, in the form in which `run()`
   * throws them, and promises that it did not await. `ends` selects those of the ending test, all at the end of the
   * file, or none.
   */
  async notThrown(ends: MockScope | 'neither'): Promise<readonly unknown[]> {
    const isReported = ({ scope }: Watched): boolean => ends === 'file' || ends === scope;
    const unseen = (): Watched[] => [...this.open].filter((watched) => !watched.isSeen && isReported(watched));
    // These settle soon, and their results count. The results of the others are not needed: not awaiting them is the
    // error.
    const soon = unseen().filter(({ done }) => done);
    await Promise.allSettled(soon.map(({ promise }) => promise));
    const notSeen = [...[...this.notSeen].filter(isReported), ...unseen().filter(({ done }) => !done)];
    const errors: unknown[] = notSeen.map(({ what, site }) => site.mark(notAwaited(what)));
    await this.place.unawaited?.settled(unawaitedMs);
    for (const { error, executionArn } of await this.place.mistakes()) {
      if (this.thrown.has(error)) continue;
      errors.push(this.recordThrown(error, executionArn === undefined ? undefined : await this.read(executionArn)));
    }
    return errors;
  }

  /**
   * A promise that the test must await; otherwise the test fails at its end. `what` begins the error message. If it is
   * `done` once settled, only a rejection must be handled. If it was started outside of tests, the file fails instead.
   * `begun` settles when the place knows what is awaited.
   */
  watch<T>(promise: Promise<T>, what: string, { done = false, begun }: WatchOptions = {}): Promise<T> {
    const { scope } = this.test;
    const site = new CallSite(this.watch);
    const watched: Watched = { promise, what, done, scope, site, isSeen: false, hasBegun: begun === undefined };
    const { open } = this;
    open.add(watched);
    const settled = (): void => {
      // After the end of the test, it no longer matters.
      if (open.delete(watched) && !watched.isSeen) this.notSeen.add(watched);
    };
    promise.then(done ? () => open.delete(watched) : settled, (error: unknown) => {
      site.mark(error);
      if (done && error instanceof Error) watched.what += `, and failed (${error.message.split('\n')[0]})`;
      settled();
    });
    const hasBegun = (): void => void (watched.hasBegun = true);
    begun?.then(hasBegun, hasBegun);
    return WatchedPromise.watch(promise, () => {
      watched.isSeen = true;
      this.notSeen.delete(watched);
    });
  }

  /** Starts work that the test must await. `what`: the error message if the test ends first. */
  begin(what: string): Work {
    const work: Work = { isOver: () => !this.work.has(work), what, end: () => void this.work.delete(work) };
    this.work.add(work);
    return work;
  }

  /**
   * Called when the test has ended. Returns what it has not awaited. `runsAreReported`: the place reports those that it
   * knows.
   */
  clear({ runsAreReported = false } = {}): readonly string[] {
    const open = [...this.open].filter(({ scope }) => scope === 'test');
    const notBegun = open.filter(({ isSeen, hasBegun }) => isSeen && !(runsAreReported && hasBegun));
    const unfinished = [
      ...[...this.work].map(({ what }) => what),
      ...notBegun.map(({ what }) => `${what} to its end.`),
    ];
    for (const watched of open) this.open.delete(watched);
    this.work.clear();
    this.thrown.clear();
    for (const watched of this.notSeen) if (watched.scope === 'test') this.notSeen.delete(watched);
    return unfinished;
  }
}

interface WatchOptions {
  readonly done?: boolean;
  readonly begun?: Promise<unknown> | undefined;
}

/** A promise of the harness, and whether the place already knows what is awaited. */
export interface Begun {
  readonly promise: Promise<unknown>;
  readonly hasBegun: boolean;
}

/** A promise of the harness, and whether the test has used it. */
interface Watched extends Begun {
  what: string;
  readonly done: boolean;
  /** Which test must await it: the one that started it, or any test of the file. */
  readonly scope: MockScope;
  /** Where it was started. */
  readonly site: CallSite;
  isSeen: boolean;
  hasBegun: boolean;
}

/** Work of several runs, such as a property. */
export interface Work {
  readonly what: string;
  /** Whether it, or the test around it, has ended. */
  isOver(): boolean;
  end(): void;
}

/** The error for work that was still going on when its test ended. */
export function forgotten(waiting: string): HarnessError {
  const hint = /its task token|a worker of the activity/.test(waiting)
    ? `\nEnd the task in the test (started.task('…').succeed(…) of what start() gives), or mock its state. ` +
      `If nothing ends it, write .timesOut() instead of .leavesTokenOpen().`
    : '';
  return new HarnessError(`The test ended while a run was still awaited.\n${waiting}${hint}`);
}

/** The error for work that the test has started and not awaited. */
function notAwaited(what: string): HarnessError {
  return new HarnessError(
    `${what}, so the test does not check its result. Write: const run = await …. ` +
      'To start an execution only: await machine.start(input).',
  );
}

/** Combines several problems of one test into one error; a single one stays as it is. */
export function joinErrors(errors: readonly unknown[]): unknown {
  if (errors.length === 1) return errors[0];
  return new HarnessError(errors.map((error) => (error instanceof Error ? error.message : String(error))).join('\n\n'));
}

/**
 * Adds to a HarnessError the path of the run so far, and how to repeat it. Returns the error; other errors are
 * unchanged.
 */
function explainError(error: unknown, run: Run<unknown>): unknown {
  if (!HarnessError.is(error)) return error;
  const { repeat } = run.story.origin;
  // Every error created from a HarnessError has it as its cause.
  const tree = loadFormatStory().formatStory(run.story, { causes: false });
  const lines = ['', tree, ...(repeat === undefined ? [] : ['', repeat])].join('\n');
  // The same error may reach the test in several ways.
  if (error.message.endsWith(lines)) return error;
  error.message = withDoubts(`${error.message}\n${lines}`, run.story.origin);
  // The stack contains the message, too. The caller of this function is closer to the test than the code that threw.
  Error.captureStackTrace(error, explainError);
  return error;
}
