import { readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { listMachines } from '../../../definitions/document/openDocument';
import { entryAt } from '../../../definitions/source/SourceFiles';
import { ControlError, notFound } from '../../../emulator/control/ControlError';
import type {
  EditableFile,
  EditableFiles,
  FileToWrite,
  FoundNames,
  Rename,
  RenamedFiles,
} from '../../../emulator/control/EditableFiles';
import { StateRenames } from './renames/StateRenames';
import type { RenamedMachine } from './renames/StateNames';
import { replaceFiles, type Replacement } from './replaceFile';
import { decodeExactly, revisionOf } from './revision';

/** What a server knows of its files. */
export interface Served {
  /** The files and folders that were named. */
  readonly paths: readonly string[];
  /** All files that were read for them, themselves included. */
  files(): readonly string[];
  /** The ARN of the machine that a file declares under a name; of a definition file, that of its machine. */
  arnOf(file: string, name: string): string | undefined;
  /** The machine with an ARN, as files name it. */
  machine(arn: string): RenamedMachine | undefined;
  /** The mock file of the server. */
  readonly mocks: string | undefined;
  /** Deploys a file again. Returns why some of it could not be. */
  changed(file: string): readonly string[];
}

const extensions = /\.(json|asl|ya?ml)$/i;

/** The served files, as callers of the control API edit them. */
export class ServedFiles implements EditableFiles {
  readonly root: string;

  constructor(private readonly served: Served) {
    this.root = commonFolder(
      served.paths.map((path) => (entryAt(path) === 'folder' ? path : dirname(path))).map(realPath),
    );
  }

  list(): readonly EditableFile[] {
    return [...this.byPath()].flatMap(([path, file]) => {
      const content = readFileSync(file);
      const text = textOf(content);
      const machines = text === undefined ? [] : listMachines(text, file);
      if (machines.length === 0) return [];
      const stateMachines = machines.map(({ name, readOnly }) => {
        const stateMachineArn = this.served.arnOf(file, name);
        return {
          name,
          ...(stateMachineArn !== undefined && { stateMachineArn }),
          ...(readOnly !== undefined && { readOnly }),
        };
      });
      return [{ path, revision: revisionOf(content), stateMachines }];
    });
  }

  read(path: string): { readonly text: string; readonly revision: string } {
    const content = readFileSync(this.fileAt(path));
    const text = textOf(content);
    if (text === undefined) throw new ControlError(400, 'NotText', `${path} is not UTF-8 text.`);
    return { text, revision: revisionOf(content) };
  }

  write(path: string, text: string, revision: string): { revision: string; problems: readonly string[] } {
    const { files, problems } = this.writeAll([{ path, text, revision }]);
    return { revision: files[0]!.revision, problems };
  }

  findNames(stateMachineArn: string, renames: readonly Rename[]): FoundNames {
    return this.renamesOf(stateMachineArn, renames).find(this.served.mocks && realPath(this.served.mocks));
  }

  writeAll(
    files: readonly FileToWrite[],
    renamed?: RenamedFiles,
  ): { files: readonly { path: string; revision: string }[]; problems: readonly string[] } {
    const texts = files.map(({ path, text, revision }) => ({ path, text, revision, file: this.fileAt(path) }));
    const renamings = (renamed?.files ?? []).map(({ path, revision, renames }) => ({
      path,
      revision,
      ...this.renamesOf(renamed!.stateMachineArn, renames).rewrite(path, (current) => {
        if (current !== revision) throw conflict(path, revision, current);
      }),
    }));
    const all = [...texts, ...renamings];
    if (new Set(all.map(({ file }) => file)).size < all.length)
      throw new ControlError(400, 'BadRequest', 'A file is written twice.');
    replaceFiles(all.map(replacementOf));
    return {
      files: all.map(({ path, text }) => ({ path, revision: revisionOf(Buffer.from(text)) })),
      problems: all.flatMap(({ file }) => this.served.changed(file)),
    };
  }

  private renamesOf(stateMachineArn: string, renames: readonly Rename[]): StateRenames {
    const machine = this.served.machine(stateMachineArn);
    if (machine === undefined)
      throw notFound(`No served file declares ${JSON.stringify(stateMachineArn).slice(0, 300)}.`);
    const served = new Set(this.byPath().values());
    return new StateRenames(this.root, machine, renames, (file) => served.has(file));
  }

  /** Only what is served has a path, so that no path that somebody makes up leads anywhere. */
  private fileAt(path: string): string {
    const file = this.byPath().get(path);
    if (file === undefined)
      throw notFound(`No file ${path.slice(0, 300)} is served. GET /_stepmill/v1/files lists them.`);
    return file;
  }

  /** The real files inside of the root, by their paths from there. A link that leads outside has none. */
  private byPath(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const file of this.served.files()) {
      if (!extensions.test(file) || entryAt(file) !== 'file') continue;
      const real = realPath(file);
      const path = relative(this.root, real);
      if (isInside(path)) found.set(path.split(sep).join('/'), real);
    }
    return found;
  }
}

function replacementOf({ path, file, text, revision }: FileToWrite & { readonly file: string }): Replacement {
  if (/\p{Surrogate}/u.test(text))
    throw new ControlError(400, 'NotText', 'The text has half of a surrogate pair, which UTF-8 has no bytes for.');
  const check = (now: Buffer): void => {
    const current = revisionOf(now);
    if (current !== revision) throw conflict(path, revision, current);
  };
  return { file, content: Buffer.from(text), check };
}

function isInside(path: string): boolean {
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function realPath(path: string): string {
  return realpathSync.native(resolve(path));
}

function commonFolder([first = process.cwd(), ...others]: readonly string[]): string {
  let common = first;
  while (others.some((other) => other !== common && !isInside(relative(common, other)))) {
    const above = dirname(common);
    if (above === common) return common;
    common = above;
  }
  return join(common);
}

function textOf(content: Buffer): string | undefined {
  try {
    return decodeExactly(content);
  } catch {
    return undefined;
  }
}

function conflict(path: string, based: string, current: string): ControlError {
  return new ControlError(
    412,
    'Conflict',
    `${path} has changed since: your text is based on revision ${based}, and the file has revision ${current}. Read it again, and send the text that shall stand with that revision.`,
  );
}
