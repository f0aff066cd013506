import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../Mocks';
import type { Script } from '../Script';
import type { MockConfig } from './MockConfig';
import { lazy } from '../../../util/lazy';

const loadConfig = lazy(() => require('./loadMockConfig') as typeof import('./loadMockConfig'));

/** The mock file of a scope. */
export interface MockFile {
  readonly config: MockConfig;
  /** Where it was read from. */
  readonly path?: string | undefined;
  /** When it was chosen, relative to the scripts. */
  readonly order: number;
}

/** A mock file that a test has used, and whether it had an effect. */
export interface UsedFile {
  config: MockConfig;
  /** The test cases that were chosen with it. */
  readonly chosen: Set<string>;
  /** Whether an execution was started with one of its test cases. */
  isStarted: boolean;
}

interface Use extends Pick<MockFile, 'order'> {
  /** The test case that was chosen with the file. */
  readonly chosen?: string | undefined;
}

/** The mock files of one service. A test's own hides that of its test file. */
export class MockFiles {
  private readonly files: Record<MockScope, MockFile | undefined> = { file: undefined, test: undefined };
  private readonly startedCases = new Map<string, readonly Script[]>();
  private readonly usedByName = new Map<string, UsedFile>();

  constructor(
    private readonly unaskedStates: 'fail' | 'note',
    private readonly note: (note: string) => void,
  ) {}

  /** The mock file in use. */
  get config(): MockConfig | undefined {
    return (this.files.test ?? this.files.file)?.config;
  }

  /** The mock file of a scope, if it is in use. */
  of(scope: MockScope): MockFile | undefined {
    return scope === 'file' && this.files.test !== undefined ? undefined : this.files[scope];
  }

  /** The scripts of the test cases that executions were started with. */
  get started(): readonly Script[] {
    return [...this.startedCases.values()].flat();
  }

  /** The files that were used so far. */
  get used(): readonly UsedFile[] {
    return [...this.usedByName.values()];
  }

  use(config: MockConfig | undefined, scope: MockScope, { order }: Use = { order: 0 }, path?: string): void {
    if (config === undefined && this.files[scope] === undefined) return;
    this.files[scope] = config && { config, path, order };
    if (config !== undefined) {
      this.usageOf(config).config = config;
      for (const warning of config.warnings) this.note(warning);
    }
    this.startedCases.clear();
  }

  /**
   * Throws MockConfigError, and changes nothing, if the file at this path is wrong; HarnessError if it has no such test
   * case.
   */
  read(path: string, scope: MockScope, use: Use): void {
    // Loaded late: most users have no mock file.
    const { loadMockConfigFile } = loadConfig();
    const config = loadMockConfigFile(path);
    if (use.chosen !== undefined) config.checkChosen(use.chosen);
    this.use(config, scope, use, path);
    if (use.chosen !== undefined) this.usageOf(config).chosen.add(use.chosen);
  }

  /** Returns a function that restores the mock file of a scope. */
  keep(scope: MockScope): () => void {
    const before = this.files[scope];
    return () => {
      this.files[scope] = before;
      this.startedCases.clear();
    };
  }

  /** Reloads the file. Throws like `read`. */
  reload(): void {
    const { path, order } = this.files.file ?? {};
    if (path !== undefined) this.read(path, 'file', { order: order! });
  }

  restore(): void {
    for (const file of Object.values(this.files)) for (const script of file?.config.scripts() ?? []) script.restore();
    this.startedCases.clear();
  }

  /** See `Mocks.startTestCase`. */
  startTestCase(stateMachineName: string, testCase: string, states?: () => ReadonlyMap<string, string>): void {
    const { config } = this;
    if (config === undefined)
      throw new HarnessError(
        `The execution of '${stateMachineName}' names the test case '${testCase}', but there is no mock file. ` +
          `Name one (SFN_MOCK_CONFIG), or write scripts with .inTestCase('${testCase}').`,
      );
    config.checkTestCase(stateMachineName, testCase);
    this.usageOf(config).isStarted = true;
    const unasked = states === undefined ? [] : config.unaskedStates(stateMachineName, testCase, states());
    if (unasked.length > 0 && this.unaskedStates === 'fail') throw new HarnessError(unasked.join('\n'));
    for (const sentence of unasked) this.note(sentence);
    this.startedCases.set(`${stateMachineName}#${testCase}`, config.scripts(stateMachineName, testCase));
  }

  private usageOf(config: MockConfig): UsedFile {
    let usage = this.usedByName.get(config.sourceName);
    if (usage === undefined)
      this.usedByName.set(config.sourceName, (usage = { config, chosen: new Set(), isStarted: false }));
    return usage;
  }
}
