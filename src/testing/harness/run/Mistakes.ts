import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import { isProcessPlace } from '../../places/createPlace';
import type { Place } from '../../places/Place';
import type { Run } from './Run';
import { WatchedPromise } from './WatchedPromise';
import { formatStory } from '../../../story/trace/formatStory';

/**
 * The harness errors of one test: which of them were thrown into it. One that was not must fail it at its end. Code
 * under test that only sees an execution FAILED must not make a test pass that answered no task.
 */
export class Mistakes {
  private readonly told = new Set<unknown>();
  private readonly work = new Set<Work>();
  private readonly notSeen = new Set<Watched>();
  /** What has not settled yet. */
  private readonly open = new Set<Watched>();

  /** `read`: an execution as it is now. */
  constructor(
    private readonly place: Place,
    private readonly read: (executionArn: string) => Promise<Run>,
    private readonly test: { readonly scope: MockScope },
  ) {}

  /** The error to throw into the test: with how far the run had come. */
  tell(error: unknown, run: Run<unknown> | undefined): unknown {
    this.told.add(error);
    return run === undefined ? error : explainMistake(error, run);
  }

  /** Whether it is known at once that the test was told of all: in this process, when nothing is at work any more. */
  get areTold(): boolean {
    const { place } = this;
    if (this.notSeen.size > 0 || this.open.size > 0 || !isProcessPlace(place) || !place.isAtRest) return false;
    return place.mistakes().every(({ error }) => this.told.has(error));
  }

  /** What was begun outside of tests and has not come to its end. */
  get begunOutside(): readonly Begun[] {
    return [...this.open].filter(({ scope }) => scope === 'file');
  }

  /**
   * What ended executions of this test without being thrown into it, as `run()` would have thrown it, and promises that
   * nobody has looked at: those of the test that ends, at the end of the file all, or none.
   */
  async untold(ends: MockScope | 'neither'): Promise<readonly unknown[]> {
    const isTold = ({ scope }: Watched): boolean => ends === 'file' || ends === scope;
    const unseen = (): Watched[] => [...this.open].filter((watched) => !watched.isSeen && isTold(watched));
    // They settle soon, and what came of them counts. How the others end need not be known: nobody has looked at them.
    const soon = unseen().filter(({ done }) => done);
    await Promise.allSettled(soon.map(({ promise }) => promise));
    const notSeen = [...[...this.notSeen].filter(isTold), ...unseen().filter(({ done }) => !done)];
    const errors: unknown[] = notSeen.map(({ what }) => notAwaited(what));
    for (const { error, executionArn } of await this.place.mistakes()) {
      if (this.told.has(error)) continue;
      errors.push(this.tell(error, executionArn === undefined ? undefined : await this.read(executionArn)));
    }
    return errors;
  }

  /**
   * A promise that the test has to look at: when its test ends, and nobody has, the test fails. `what` begins the error. Of
   * what is `done` when it has settled, the test has to look at a rejection alone. What is begun outside of tests, for
   * several of them, fails the file. `begun`: settles when the place can tell what is awaited.
   */
  watch<T>(promise: Promise<T>, what: string, { done = false, begun }: WatchOptions = {}): Promise<T> {
    const { scope } = this.test;
    const watched: Watched = { promise, what, done, scope, isSeen: false, hasBegun: begun === undefined };
    const { open } = this;
    open.add(watched);
    const settled = (): void => {
      // When the test has ended, it is of no interest any more.
      if (open.delete(watched) && !watched.isSeen) this.notSeen.add(watched);
    };
    promise.then(done ? () => open.delete(watched) : settled, (error: unknown) => {
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

  /** Begins work that the test has to await. `what` is the error's text when the test ends first. */
  begin(what: string): Work {
    const work: Work = { isOver: () => !this.work.has(work), what, end: () => void this.work.delete(work) };
    this.work.add(work);
    return work;
  }

  /** The test has ended. Answers what it has not awaited. */
  clear(): readonly string[] {
    const open = [...this.open].filter(({ scope }) => scope === 'test');
    const notBegun = open.filter(({ isSeen, hasBegun }) => isSeen && !hasBegun);
    const unfinished = [
      ...[...this.work].map(({ what }) => what),
      ...notBegun.map(({ what }) => `${what} to its end.`),
    ];
    for (const watched of open) this.open.delete(watched);
    this.work.clear();
    this.told.clear();
    for (const watched of this.notSeen) if (watched.scope === 'test') this.notSeen.delete(watched);
    return unfinished;
  }
}

interface WatchOptions {
  readonly done?: boolean;
  readonly begun?: Promise<unknown> | undefined;
}

/** A promise of the harness, and whether the place can tell already what is awaited. */
export interface Begun {
  readonly promise: Promise<unknown>;
  readonly hasBegun: boolean;
}

/** A promise of the harness, and whether the test has looked at it. */
interface Watched extends Begun {
  what: string;
  readonly done: boolean;
  /** Who has to look: the test that has begun it, or any of the file. */
  readonly scope: MockScope;
  isSeen: boolean;
  hasBegun: boolean;
}

/** What takes more than one run, as a property does. */
export interface Work {
  readonly what: string;
  /** Whether it has ended, or the test around it. */
  isOver(): boolean;
  end(): void;
}

/** The error for work that was still going on when its test ended. */
export function forgotten(waiting: string): HarnessError {
  return new HarnessError(`The test ended while a run was still awaited.\n${waiting}`);
}

/** The error for what the test has begun and not looked at. */
function notAwaited(what: string): HarnessError {
  return new HarnessError(
    `${what}, so that the test knows nothing of what came of it. Write: const run = await …. ` +
      'An execution that is only to be started: await machine.start(input).',
  );
}

/** Several problems of one test as one error; a single one as it is. */
export function joinErrors(errors: readonly unknown[]): unknown {
  if (errors.length === 1) return errors[0];
  return new HarnessError(errors.map((error) => (error instanceof Error ? error.message : String(error))).join('\n\n'));
}

/**
 * Adds to a mistake of the tester how far the run had come and how to have it again. Other errors stay as they are.
 * Answers the error.
 */
function explainMistake(error: unknown, run: Run<unknown>): unknown {
  if (!HarnessError.is(error)) return error;
  const { repeat } = run.story.origin;
  // The mistake itself is the cause of every error in it.
  const tree = formatStory(run.story, { causes: false });
  const lines = ['', tree, ...(repeat === undefined ? [] : ['', repeat])].join('\n');
  // One mistake may reach the test in several ways.
  if (error.message.endsWith(lines)) return error;
  error.message += `\n${lines}`;
  // The message stands in the stack, too; and what called this is nearer to the test than what threw.
  Error.captureStackTrace(error, explainMistake);
  return error;
}
