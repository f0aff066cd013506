import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type * as TypeScript from 'typescript';
import { ControlError } from '../../../../emulator/control/ControlError';
import type { FoundNames, NamingFile, Rename } from '../../../../emulator/control/EditableFiles';
import { decodeExactly, revisionOf } from '../revision';
import { filesBelow, isProjectFile } from './filesBelow';
import { placesInJson } from './placesInJson';
import { placesInTest, quotedNames } from './placesInTest';
import type { NamedPlace, NewNames, RenamedMachine } from './StateNames';

/** Finds where the files of a project name the states of a machine, and writes other names there. */
export class StateRenames {
  private readonly names: NewNames;
  private ts: { readonly found: typeof TypeScript | undefined } | undefined;

  constructor(
    private readonly root: string,
    private readonly machine: RenamedMachine,
    renames: readonly Rename[],
    /** Files of definitions, which are edited as such. */
    private readonly isServed: (file: string) => boolean,
  ) {
    this.names = new Map(renames.map(({ from, to }) => [from, to]));
    if (this.names.size < renames.length)
      throw new ControlError(400, 'BadRequest', 'Two of the renames have the same name in "from".');
    if (new Set(this.names.values()).size < renames.length)
      throw new ControlError(400, 'BadRequest', 'Two of the renames have the same name in "to".');
  }

  /** The files below the root that name one of the states. `besides`: another file, which is only listed if it lies elsewhere. */
  find(besides: string | undefined): FoundNames {
    const { files, isAll } = filesBelow(this.root);
    const found = files.flatMap((file) => this.look(file) ?? []);
    const outside = besides === undefined || this.isBelow(besides) ? undefined : this.look(besides);
    if (outside === undefined) return { files: found, isAll };
    const reason = `It lies outside of ${this.root}.`;
    const places = outside.places.map((place) => ({ ...place, isChanged: false, reason }));
    return { files: [...found, { ...outside, renamed: outside.text, places }], isAll };
  }

  /**
   * A file's text with the new names. `check` gets the revision of the text that it had. Throws ControlError if nothing in it
   * would change.
   */
  rewrite(path: string, check: (revision: string) => void): { readonly file: string; readonly text: string } {
    const file = resolve(this.root, path);
    const known = isProjectFile(this.root, file) ? this.look(file) : undefined;
    if (known?.path === path) check(known.revision);
    if (known === undefined || known.path !== path || known.renamed === known.text)
      throw new ControlError(
        404,
        'NotFound',
        `${path.slice(0, 300)} names none of these states in a place that can be changed. POST /_stepmill/v1/files/names lists those that do.`,
      );
    return { file, text: known.renamed };
  }

  private look(file: string): NamingFile | undefined {
    const content = contentOf(file);
    if (content === undefined || this.isServed(file)) return undefined;
    let text: string;
    try {
      text = decodeExactly(content);
    } catch {
      return undefined;
    }
    const found = this.placesIn(text, file);
    if (found.length === 0) return undefined;
    const places = [...found].sort((one, other) => one.from - other.from);
    return {
      path: this.isBelow(file) ? relative(this.root, file).split(sep).join('/') : file,
      revision: revisionOf(content),
      text,
      renamed: places.reduceRight(
        (now, { from, to, insert }) => (insert === undefined ? now : now.slice(0, from) + insert + now.slice(to)),
        text,
      ),
      places: places.map(({ from, state, insert, reason }) => ({
        ...lineAt(text, from),
        state,
        isChanged: insert !== undefined,
        ...(reason !== undefined && { reason }),
      })),
    };
  }

  private placesIn(text: string, file: string): readonly NamedPlace[] {
    if (![...this.names.keys()].some((name) => mentions(text, name))) return [];
    if (/\.json$/i.test(file)) return placesInJson(text, this.names, this.machine);
    if (text.includes('// Written by: stepmill types'))
      return quotedNames(text, this.names, 'stepmill types writes it: run that again when the definition is saved.');
    const isTest = /stepmill/i.test(text) || /(\.(test|spec)\.|(^|[\\/])test_|_test\.)[^\\/]*$/.test(file);
    if (!isTest) return [];
    if (/\.py$/i.test(file)) return quotedNames(text, this.names, 'Tests in Python are only listed.');
    this.ts ??= { found: typeScriptOf(this.root) };
    return placesInTest(text, file, this.names, {
      ts: this.ts.found,
      machine: this.machine,
      pathsOf: (path) => [
        ...new Set(
          foldersFrom(file)
            .map((folder) => resolve(folder, path))
            .filter((one) => existsSync(one)),
        ),
      ],
    });
  }

  private isBelow(file: string): boolean {
    return resolve(file).startsWith(this.root.endsWith(sep) ? this.root : this.root + sep);
  }
}

/** Tests run in the folder of their package, or where the server does. */
function foldersFrom(file: string): readonly string[] {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return [...new Set([folder, process.cwd()])];
}

/** Whether a text may contain a name, perhaps with JavaScript's escapes. */
function mentions(text: string, name: string): boolean {
  return text.includes(name) || (/[^\w -]/.test(name) && /\\/.test(text));
}

function lineAt(text: string, offset: number): { readonly line: number; readonly code: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const code = text.slice(start, end < 0 ? text.length : end).trim();
  return { line: text.slice(0, start).split('\n').length, code: code.length > 160 ? `${code.slice(0, 159)}…` : code };
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** The project's own TypeScript. */
function typeScriptOf(root: string): typeof TypeScript | undefined {
  try {
    const found = createRequire(join(root, 'package.json'))('typescript') as Partial<typeof TypeScript>;
    return typeof found.createSourceFile === 'function' ? found : undefined;
  } catch {
    return undefined;
  }
}
