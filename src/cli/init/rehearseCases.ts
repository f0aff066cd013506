import path from 'node:path';
import { machineName } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { HarnessError } from '../../errors/HarnessError';
import { loadMockConfigFile } from '../../tasks/mocking/config/loadMockConfig';
import type { Json } from '../../util/json';
import { folderEntries, isForeign, textOfFile } from './findSources';
import { common, onStage, type Rehearsal, type PlayStage } from './rehearse';

/** A MockConfigFile's test case, and its result. */
export interface RehearsedCase extends Pick<Rehearsal, 'run' | 'output'> {
  readonly mockFile: string;
  readonly testCase: string;
}

export interface RehearsedCases {
  readonly cases: readonly RehearsedCase[];
  /** Why others could not run, one sentence each. */
  readonly notes: readonly string[];
}

/** Runs a machine with each of its test cases in mock files of the project. */
export async function rehearseCases(
  root: string,
  machine: LoadedDefinition,
  stage: Omit<PlayStage, 'seed'>,
  input: Json,
): Promise<RehearsedCases> {
  const cases: RehearsedCase[] = [];
  const notes: string[] = [];
  for (const mockFile of mockFiles(root, '', mostLevels))
    for (const testCase of casesOf(mockFile, machineName(machine), notes))
      try {
        const runs = ['rehearsal', 'once more'].map((seed) =>
          onStage({ ...stage, seed }, (play) => play({ input, mockFile, testCase })),
        );
        const [run, again] = await Promise.all(runs);
        const output = run!.output === undefined ? undefined : common(run!.output, again!.output);
        cases.push({ mockFile, testCase, run: run!, output });
      } catch (error) {
        if (!HarnessError.is(error)) throw error;
        notes.push(`The test case ${testCase} of ${mockFile} could not run: ${error.message.split('\n')[0]!}`);
      }
  return { cases, notes };
}

const mostLevels = 4;

function* mockFiles(root: string, inside: string, levels: number): Generator<string> {
  for (const entry of folderEntries(path.join(root, inside))) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      // Tests often keep it in their own folder.
      if (levels > 1 && (!isForeign(entry.name) || /^(?:tests?|__tests__|e2e|spec)$/.test(entry.name)))
        yield* mockFiles(root, name, levels - 1);
    } else if (/\.json$/i.test(entry.name)) {
      const text = textOfFile(path.join(root, name));
      if (text.includes('"StateMachines"') && text.includes('"MockedResponses"')) yield name;
    }
  }
}

function casesOf(mockFile: string, machine: string, notes: string[]): readonly string[] {
  try {
    return loadMockConfigFile(mockFile).testCases(machine);
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    notes.push(`${mockFile} looks like a mock file: ${error.message.split('\n')[0]!}`);
    return [];
  }
}
