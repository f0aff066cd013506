import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  LoadedDefinition,
  LoadedDefinitions,
  LoadOptions,
  UnavailableDefinition,
} from '../../definitions/LoadedDefinition';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import { statesIn } from '../../language/asl/walk';
import { loadMockConfigFile } from '../../tasks/mocking/config/loadMockConfig';
import type { MockConfig } from '../../tasks/mocking/config/MockConfig';
import { isMockable } from '../../tasks/mocking/mockableStates';
import { decodeText } from '../../util/decodeText';
import type { JsonObject } from '../../util/json';
import { targetNames, type TargetsByKind } from './targetNames';

/**
 * The names of state machines, states and test cases in files, and of what their tasks call. The test cases of mock
 * files apply to all machines with their names.
 */
export function readNames(files: readonly string[], options: LoadOptions): NamesOfFiles {
  const mocks = files.filter(isMockFile).map((file) => [file, loadMockConfigFile(file)] as const);
  const configs = mocks.map(([, config]) => config);
  const given = new GivenValues(options);
  const loaded = files
    .filter((file) => !mocks.some(([name]) => name === file))
    .map((file) => [file, loadWith(given, file, options)] as const);
  const all = loaded.map(([file, found]) => ({ path: testPathOf(file), machines: machinesOf(file, found, configs) }));
  given.check(files[0]!);
  const ofMocks = mocks.map(([file, config]) => ({
    path: testPathOf(file),
    machines: config.stateMachines.map((name) => ({ names: [name], testCases: config.testCases(name) })),
  }));
  const byPath = new Map([...all, ...ofMocks].map((file) => [file.path, file]));
  return { files: [...byPath.values()], targets: targetNames(loaded.map(([, found]) => found)) };
}

function machinesOf(
  file: string,
  { machines, unavailable }: LoadedDefinitions,
  mocks: readonly MockConfig[],
): readonly MachineNames[] {
  if (machines.length + unavailable.length === 0) throw new HarnessError(`${file} declares no state machine.`);
  const named = [...machines, ...unavailable].map((machine) => ({ machine, names: namesOf(machine) }));
  const owned = new Set(named.map(({ machine }) => machine.name));
  return named.map(({ machine, names }, at) => {
    // An alias shared by two machines is a name of neither.
    const others = named.filter((_, index) => index !== at).flatMap(({ names: other }) => other);
    const own = names.filter((name, index) => index === 0 || (!owned.has(name) && !others.includes(name)));
    const testCases = [...new Set(mocks.flatMap((config) => names.flatMap((name) => config.testCases(name))))];
    return {
      names: own,
      ...('definition' in machine ? statesOf(machine) : {}),
      ...(testCases.length === 0 ? {} : { testCases }),
    };
  });
}

function namesOf(machine: LoadedDefinition | UnavailableDefinition): readonly string[] {
  const { name, aliases, stateMachineName } = machine;
  return [...new Set([name, ...aliases, ...(stateMachineName === undefined ? [] : [stateMachineName])])];
}

function statesOf({ definition }: LoadedDefinition): Pick<MachineNames, 'states' | 'mocks'> {
  const states = statesIn(JSON.parse(definition) as JsonObject);
  const names = (some: typeof states): readonly string[] => [...new Set(some.map(({ name }) => name))];
  return { states: names(states), mocks: names(states.filter(({ type }) => isMockable(type))) };
}

/** The path of a file in the form that tests write. */
export function testPathOf(file: string, paths: path.PlatformPath = path): string {
  return paths.relative('', file).split(paths.sep).join('/') || '.';
}

function isMockFile(file: string): boolean {
  if (!/\.json$/i.test(file)) return false;
  try {
    const value = JSON.parse(decodeText(readFileSync(file)).replace(/^\uFEFF/, '')) as object | null;
    return typeof value === 'object' && value !== null && 'StateMachines' in value && !('States' in value);
  } catch {
    // Loading it as a definition reports the error.
    return false;
  }
}

/** The names in all files. */
export interface NamesOfFiles {
  readonly files: readonly FileNames[];
  readonly targets: TargetsByKind;
}

/** A file, and the names that it declares. */
export interface FileNames {
  /** In the form that tests write: relative to the current folder, with `/`. */
  readonly path: string;
  readonly machines: readonly MachineNames[];
}

/** A file that is not there declares nothing: any name goes. */
export interface MachineNames {
  /** The first is its own; the others are aliases. */
  readonly names: readonly string[];
  readonly states?: readonly string[];
  /** The states that can be mocked. */
  readonly mocks?: readonly string[];
  readonly testCases?: readonly string[];
}
