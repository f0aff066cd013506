import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../Mocks';
import type { Script } from '../Script';
import type * as Loader from './loadMockConfig';
import type { MockConfig } from './MockConfig';

/** The mock files of one service. The one of a test hides the one of its test file. */
export class MockFiles {
  private readonly files: Record<MockScope, MockFile> = { file: {}, test: {} };
  private readonly startedCases = new Map<string, readonly Script[]>();

  constructor(
    private readonly unaskedStates: 'fail' | 'note',
    private readonly note: (note: string) => void,
  ) {}

  /** The one in use. */
  get config(): MockConfig | undefined {
    return this.files.test.config ?? this.files.file.config;
  }

  /** The scripts of the test cases that executions were started with. */
  get started(): readonly Script[] {
    return [...this.startedCases.values()].flat();
  }

  use(config: MockConfig | undefined, scope: MockScope, path?: string): void {
    if (config === undefined && this.files[scope].config === undefined) return;
    this.files[scope] = { config, path };
    for (const warning of config?.warnings ?? []) this.note(warning);
    this.startedCases.clear();
  }

  /** Throws MockConfigError, and keeps what it has, when the file at this path is wrong. */
  read(path: string, scope: MockScope): void {
    // Most users have no mock file.
    const { loadMockConfigFile } = require('./loadMockConfig') as typeof Loader;
    this.use(loadMockConfigFile(path), scope, path);
  }

  /** Reads the file again. Throws as `read`. */
  reload(): void {
    const { path } = this.files.file;
    if (path !== undefined) this.read(path, 'file');
  }

  restore(): void {
    for (const { config } of Object.values(this.files)) for (const script of config?.scripts() ?? []) script.restore();
    this.startedCases.clear();
  }

  /** See `Mocks.startTestCase`. */
  startTestCase(stateMachineName: string, testCase: string, states?: () => ReadonlyMap<string, string>): void {
    const { config } = this;
    if (config === undefined)
      throw new HarnessError(
        `The execution of '${stateMachineName}' asks for test case '${testCase}', but there is no mock file. ` +
          `Name one (SFN_MOCK_CONFIG), or write scripts with .inTestCase('${testCase}').`,
      );
    config.checkTestCase(stateMachineName, testCase);
    const unasked = states === undefined ? [] : config.unaskedStates(stateMachineName, testCase, states());
    if (unasked.length > 0 && this.unaskedStates === 'fail') throw new HarnessError(unasked.join('\n'));
    for (const sentence of unasked) this.note(sentence);
    this.startedCases.set(`${stateMachineName}#${testCase}`, config.scripts(stateMachineName, testCase));
  }
}

/** The mock file of a scope, and where it was read. */
interface MockFile {
  readonly config?: MockConfig | undefined;
  readonly path?: string | undefined;
}
