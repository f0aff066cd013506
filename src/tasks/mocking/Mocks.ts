import type { TaskResource } from '../../language/asl/resource';
import type { TaskReply, TaskRequest } from '../../contract/task';
import { HarnessError } from '../../errors/HarnessError';
import type { Json } from '../../util/json';
import type { TargetNames } from '../../services/TargetNames';
import type { MockConfig } from './config/MockConfig';
import { MockFiles, type UsedFile } from './config/MockFiles';
import { MockChecker } from './drift/MockChecker';
import type { Script } from './Script';
import type { ScriptBuilder } from './ScriptBuilder';
import { WrittenScripts } from './WrittenScripts';
import type { ValidationMode } from './ValidationMode';
import { isPending } from '../../util/pending';

interface MocksOptions {
  /** How strictly answers are compared with the API of the mocked service. Default `PRESENT`. */
  readonly validation?: ValidationMode | undefined;
  /** Called with each note about the mocks, once: why some cannot be checked, what is ignored in a mock file. */
  readonly onNote?: ((note: string) => void) | undefined;
  /**
   * What happens if a test case of a mock file mocks a state that never makes a call: `fail` throws when the case is
   * started, `note` adds a note. Default `note`.
   */
  readonly unaskedStates?: 'fail' | 'note' | undefined;
  /** Other names that the loaded files use for what mocks match. */
  readonly targets?: TargetNames | undefined;
}

/** How long a script stays: until the test that wrote it has ended, or for all tests of its file. */
export type MockScope = 'test' | 'file';

/** Why a script did not answer a task. */
export interface PassedOver {
  readonly script: Script;
  /** `it is for state 'Ship', and the state is 'Charge'` */
  readonly reason: string;
}

/** The answer of a mock, and the script that gave it. */
interface Mocked {
  readonly script: Script;
  readonly reply: TaskReply | Promise<TaskReply>;
}

/**
 * The mocks of one service. They come before handlers and endpoints. The latest script or mock file is tried first, and
 * those of a test come before those of its file.
 */
export class Mocks {
  private readonly written: WrittenScripts;
  private readonly files: MockFiles;
  private readonly checker: MockChecker;
  private readonly validation: ValidationMode;
  /** The test cases that executions were started with, in all tests. */
  private readonly cases = new Set<string>();

  /** @internal */
  constructor({ validation = 'PRESENT', onNote, unaskedStates = 'note', targets }: MocksOptions = {}) {
    this.validation = validation;
    this.written = new WrittenScripts(targets);
    this.checker = new MockChecker(onNote);
    this.files = new MockFiles(unaskedStates, (note) => this.checker.note(note, note));
  }

  /**
   * Adds scripts that are tried before earlier ones. They stay until `reset` of their scope, `file` if none is
   * named. Those of scope `test` are tried before all others. Throws a HarnessError for a name that several functions,
   * queues … of the loaded files have.
   *
   * @example
   * service.mocks.use(lambda('charge').returns({ chargeId: 'c-1' })); // for all tests
   * service.mocks.use('test', lambda('charge').throws('Card.Declined')); // until reset()
   */
  use(...scripts: readonly (Script | ScriptBuilder)[]): void;
  use(scope: MockScope, ...scripts: readonly (Script | ScriptBuilder)[]): void;
  use(...given: readonly (MockScope | Script | ScriptBuilder)[]): void {
    const [first] = given;
    const [scope, scripts] = typeof first === 'string' ? [first, given.slice(1)] : ['file' as const, given];
    this.written.add(checkScope(scope, `use('${scope}')`), scripts as readonly (Script | ScriptBuilder)[]);
  }

  /** Removes the scripts and the mock file of a scope. Used answers of the others stay used. */
  reset(scope?: MockScope): void;
  /** @deprecated Write `reset()`, `reset('file')` and `use(…)`; `reset('file')` removes the mock file, too. */
  reset(...scripts: readonly (Script | ScriptBuilder)[]): void;
  reset(...given: readonly (MockScope | Script | ScriptBuilder | undefined)[]): void {
    const [scope = 'test'] = given;
    if (typeof scope === 'string') {
      this.written.clear(checkScope(scope, `reset('${scope}')`));
      return this.files.use(undefined, scope);
    }
    this.reset();
    this.written.clear('file');
    this.use(...(given as readonly (Script | ScriptBuilder)[]));
  }

  /** @deprecated Write `use('test', …)`. */
  override(...scripts: readonly (Script | ScriptBuilder)[]): void {
    this.use('test', ...scripts);
  }

  /** Removes a script; `false` if it is no longer there. @internal */
  remove(script: Script): boolean {
    return this.written.remove(script);
  }

  /** Restarts every sequence, so that used answers can be given again. */
  restore(): void {
    for (const script of this.scripts) script.restore();
    this.files.restore();
  }

  /**
   * Uses the scripts of a mock file, instead of those of another. A mock file of a test hides that of the file.
   * @internal
   */
  useConfig(config: MockConfig | undefined, scope: MockScope = 'file'): void {
    this.files.use(config, scope, { order: this.written.nextOrder() });
  }

  /**
   * Uses the scripts of the mock file at this path. If the file is wrong, throws MockConfigError and changes nothing.
   */
  useConfigFile(path: string, scope: MockScope = 'file'): void {
    this.files.read(path, scope, { order: this.written.nextOrder() });
  }

  /**
   * Like `useConfigFile`, for executions with one of its test cases. Throws HarnessError if the file has no such test
   * case. @internal
   */
  useTestCase(path: string, testCase: string | undefined, scope: MockScope): void {
    this.files.read(path, scope, { order: this.written.nextOrder(), chosen: testCase });
  }

  /** Returns a function that restores the mock file of a scope. @internal */
  keepFile(scope: MockScope): () => void {
    return this.files.keep(scope);
  }

  /**
   * Reloads the mock file after a change. If it is wrong, throws MockConfigError and changes nothing.
   * @internal
   */
  reload(): void {
    this.files.reload();
  }

  /** The scripts in the order in which they are tried, without those of the mock file. @internal */
  get scripts(): readonly Script[] {
    return this.written.all;
  }

  /** The mock file in use. @internal */
  get config(): MockConfig | undefined {
    return this.files.config;
  }

  /** Adds a note about something else that answers tasks. @internal */
  note(note: string): void {
    this.checker.note(note, note);
  }

  /** Why mocks of some services are not checked, one sentence each. */
  get notes(): readonly string[] {
    return this.checker.notes;
  }

  /** What is wrong with a mocked result of TestState. @internal */
  resultFault(resource: TaskResource, result: Json, mode: ValidationMode): string | undefined {
    return this.checker.resultFault(resource, result, mode);
  }

  /**
   * The answer to a task, and the script that gave it; `undefined` if no mock matches. Throws HarnessError if the mock
   * file's answers are used up, if a predicate throws, and if the API cannot give such an answer.
   * @internal
   */
  ask(request: TaskRequest): Mocked | undefined {
    return this.askAll('test', request) ?? this.askAll('file', request);
  }

  /** Whether a script matches this task, even if its answers are used up. @internal */
  knows(request: TaskRequest): boolean {
    return (
      this.scripts.some((script) => script.matches(request)) || this.files.config?.scriptFor(request) !== undefined
    );
  }

  /** Whether a mock names this state, so that it may replace a whole Map or Parallel. */
  mocksState(state: string, stateMachineName: string, testCase: string | undefined): boolean {
    const isForIt = (script: Script): boolean => script.matchers.some((matcher) => matcher.state === state);
    if (this.written.of('test').some(isForIt) || this.written.of('file').some(isForIt)) return true;
    return testCase !== undefined && this.files.config?.mocks(stateMachineName, testCase, state) === true;
  }

  /** The test cases of the mock file that mock a state of a machine. @internal */
  testCasesOf(stateMachineName: string, state: string): readonly string[] {
    const { config } = this.files;
    const cases = config?.testCases(stateMachineName) ?? [];
    return cases.filter((testCase) => config?.mocks(stateMachineName, testCase, state));
  }

  /** For each script, why it does not answer this request. @internal */
  explain(request: TaskRequest): readonly PassedOver[] {
    const configured = this.files.config?.scriptFor(request);
    return [...this.scripts, ...(configured ? [configured] : [])].flatMap((script) => {
      const reason = script.whyNot(request);
      return reason === undefined ? [] : [{ script, reason }];
    });
  }

  /**
   * Checks that an execution can be started with a test case, and expects the test case's scripts to be used. Throws
   * HarnessError, with the nearest known name, for an unknown test case and, depending on the option, for one that
   * mocks a state that makes no call. `states`: their types by name, if known.
   * @internal
   */
  startTestCase(stateMachineName: string, testCase: string, states?: () => ReadonlyMap<string, string>): void {
    this.cases.add(testCase);
    if (this.scripts.some((script) => script.matchers.some((matcher) => matcher.testCase === testCase))) return;
    this.files.startTestCase(stateMachineName, testCase, states);
  }

  /**
   * Scripts that have answered nothing, except optional ones; for the mock file, only those of test cases that were
   * started. With `scope`, only those written in a test, or outside of tests.
   */
  unused(scope?: MockScope): readonly Script[] {
    const expected = scope === undefined ? this.expected() : this.written.of(scope);
    return expected.filter(({ used, isOptional }) => used === 0 && !isOptional);
  }

  /** Scripts of the file that have answered nothing in any test, without those of the mock file. @internal */
  neverUsed(): readonly Script[] {
    return this.written.of('file').filter(({ everUsed, isOptional }) => !everUsed && !isOptional);
  }

  /** The test cases that executions were started with, in all tests. @internal */
  get startedCases(): readonly string[] {
    return [...this.cases];
  }

  /** The mock files that were used, in all tests. @internal */
  get usedFiles(): readonly UsedFile[] {
    return this.files.used;
  }

  /** Scripts whose answers were not given as often as written; see `Script.outstanding`. */
  pending(): readonly Script[] {
    return this.expected().filter(({ outstanding, isOptional }) => outstanding.length > 0 && !isOptional);
  }

  /** Scripts that have no answer left. */
  exhausted(): readonly Script[] {
    return this.expected().filter(({ exhausted }) => exhausted);
  }

  private expected(): readonly Script[] {
    return [...this.scripts, ...this.files.started];
  }

  /** Tries the scripts and the mock file of one scope, the latest first. */
  private askAll(scope: MockScope, request: TaskRequest): Mocked | undefined {
    const scripts = this.written.of(scope);
    let left = request.testCase === undefined ? undefined : this.files.of(scope);
    for (let i = scripts.length - 1; i >= 0; i--) {
      const script = scripts[i]!;
      if (left !== undefined && left.order > script.order) {
        const mocked = this.configured(left.config, request);
        if (mocked !== undefined) return mocked;
        left = undefined;
      }
      if (!script.matches(request)) continue;
      if (script.steps.length === 0)
        throw new HarnessError(
          `The ${script.description} matches state '${request.state}', but has no answer: write .returns(…), .throws(…) or .answers(…).`,
        );
      const reply = script.take(request);
      if (reply !== undefined) return { script, reply: this.checked(script, request, reply) };
    }
    return left && this.configured(left.config, request);
  }

  private configured(config: MockConfig, request: TaskRequest): Mocked | undefined {
    const reply = config.answer(request);
    if (reply === undefined) return undefined;
    const script = config.scriptFor(request)!;
    return { script, reply: this.checked(script, request, reply) };
  }

  private checked(script: Script, request: TaskRequest, reply: Mocked['reply']): Mocked['reply'] {
    const settle = (given: TaskReply): TaskReply => this.checker.settle(script, request, given, this.validation);
    return isPending(reply) ? reply.then(settle) : settle(reply);
  }
}

/** Throws a HarnessError for a string that is no scope: JavaScript knows no types. */
function checkScope(scope: MockScope, call: string): MockScope {
  if (scope === 'test' || scope === 'file') return scope;
  throw new HarnessError(
    `mocks.${call}: a scope is 'test' or 'file'. A mock file is read by mocks.useConfigFile(path).`,
  );
}
