import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { JsonObject } from '../../util/json';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { mockFile } from './mockFile';
import { taskMocks } from './taskMocks';
import { testFile, type Runner } from './testFile';

export interface MocksOptions extends LoadFlags {
  readonly format: 'file' | Runner;
}

/** Prints a MockConfigFile or a test with a mock for each task. */
export function printMocks(
  file: string,
  name: string | undefined,
  options: MocksOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const machine = findDefinition(loadDefinitions(file, toLoadOptions(options)), name);
  const mocks = taskMocks(JSON.parse(machine.definition) as JsonObject);
  const { format } = options;
  stdout.write(format === 'file' ? mockFile(machine, mocks) : testFile(format, file, name, mocks));
}
