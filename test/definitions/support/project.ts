import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { DefinitionLoadError } from '../../../src/definitions/DefinitionLoadError';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import type { LoadedDefinition, LoadedDefinitions, LoadOptions } from '../../../src/definitions/LoadedDefinition';
import type { Position } from '../../../src/util/Position';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Project {
  readonly folder: string;
  load(path: string, options?: LoadOptions): LoadedDefinitions;
  /** The only machine that a file declares. */
  machine(path: string, options?: LoadOptions): LoadedDefinition;
  /** The definition of the only machine, parsed. */
  definition(path: string, options?: LoadOptions): unknown;
  /** The error for a file that cannot be loaded, without the folder's name. */
  refusal(path: string, options?: LoadOptions): string;
  /** `template.yaml:3:5` */
  place(at: Position | undefined): string | undefined;
}

/** Files in a folder of their own, which is gone after the test. */
export function project(files: Readonly<Record<string, string>>): Project {
  const folder = mkdtempSync(join(tmpdir(), 'stepmill-definitions-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const load = (path: string, options?: LoadOptions): LoadedDefinitions => loadDefinitions(join(folder, path), options);
  const machine = (path: string, options?: LoadOptions): LoadedDefinition => {
    const { machines } = load(path, options);
    if (machines.length !== 1) throw new Error(`${String(machines.length)} machines`);
    return machines[0]!;
  };
  return {
    folder,
    load,
    machine,
    definition: (path, options) => JSON.parse(machine(path, options).definition) as unknown,
    refusal: (path, options) => {
      try {
        load(path, options);
      } catch (error) {
        if (DefinitionLoadError.is(error)) return error.message.replaceAll(`${folder}/`, '').replaceAll(folder, '.');
        throw error;
      }
      throw new Error('It was loaded.');
    },
    place: (at) => at && `${relative(folder, at.file)}:${String(at.line)}:${String(at.column)}`,
  };
}

/** What is not known, as `value => stub (kind)`. */
export function unresolvedOf({ unresolved }: LoadedDefinition): readonly string[] {
  return unresolved.map(({ value, stub, kind }) => `${value} => ${stub} (${kind})`);
}
