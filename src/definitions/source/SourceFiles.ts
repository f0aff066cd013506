import { closeSync, openSync, readFileSync, readSync, statSync, type Stats, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { nearest } from '../../util/nearest';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxSourceBytes } from '../limits';
import { MappedText } from './MappedText';
import type { Position } from '../../util/Position';
import { decodeText } from '../../util/decodeText';

/** Reads the local files of one load, each once and within limits. */
export class SourceFiles {
  readonly #texts = new Map<string, MappedText>();
  readonly #given: ReadonlyMap<string, string>;

  /** @param given strings that replace the content of files with these names */
  constructor(given: Readonly<Record<string, string>> = {}) {
    this.#given = new Map(Object.entries(given));
  }

  /** The files that were read so far. */
  get names(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** The content of a file, or an error at the place that needs the file. */
  read(file: string, askedAt: Position = { file, line: 1, column: 1 }, maxBytes = maxSourceBytes): MappedText {
    let text = this.#texts.get(file);
    if (!text) {
      const content = this.#given.get(file) ?? readText(file, askedAt, maxBytes);
      text = MappedText.lines(content, { file, line: 1, column: 1 });
      this.#texts.set(file, text);
    }
    return text;
  }

  /** The first bytes of a file; empty if it cannot be read. */
  head(file: string, bytes: number): string {
    const given = this.#given.get(file);
    if (given !== undefined) return given.slice(0, bytes);
    if (!this.isFile(file)) return '';
    const descriptor = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      return buffer.toString('utf8', 0, readSync(descriptor, buffer));
    } finally {
      closeSync(descriptor);
    }
  }

  isFile(path: string): boolean {
    return this.#given.has(path) || entryAt(path) === 'file';
  }

  isFolder(path: string): boolean {
    return !this.#given.has(path) && entryAt(path) === 'folder';
  }
}

/** Converts a path in `file` to one that can be opened from here. */
export function relativeTo(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

/**
 * The kind of entry at a path; `undefined` also if that cannot be determined: in a loop of links, in an unreadable
 * folder.
 */
export function entryAt(path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stats = statOf(path);
    if (stats === undefined || stats.isFile()) return stats && 'file';
    return stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return undefined;
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function readText(file: string, askedAt: Position, maxBytes: number): string {
  let bytes: Buffer;
  try {
    const stats = statOf(file);
    if (!stats) throw missing(file, askedAt);
    if (!stats.isFile())
      throw new DefinitionLoadError(askedAt, `${file} is ${stats.isDirectory() ? 'a folder' : 'not a regular file'}.`);
    if (stats.size > maxBytes) throw tooLarge(file, stats.size, maxBytes, askedAt);
    bytes = readFileSync(file);
  } catch (error) {
    if (DefinitionLoadError.is(error)) throw error;
    throw new DefinitionLoadError(askedAt, `${file} cannot be read: ${(error as Error).message}.`);
  }
  try {
    return decodeText(bytes);
  } catch {
    throw new DefinitionLoadError(askedAt, `${file} is not UTF-8 text.`);
  }
}

function missing(file: string, askedAt: Position): DefinitionLoadError {
  const near = nearest(basename(file), listFolder(dirname(file)));
  const hint =
    notSynthesised(file) ??
    (near === undefined ? startOf(file, askedAt) : `Did you mean ${join(dirname(file), near)}?`);
  return new DefinitionLoadError(askedAt, `There is no file ${file}.`, hint);
}

/** How to build a missing or incomplete assembly, if its CDK app is there. */
function notSynthesised(file: string): string | undefined {
  const [, app] = /^(.*?)cdk\.out(?:[\\/].*)?$/.exec(file) ?? [];
  if (app === undefined) return undefined;
  if (statOf(join(app, 'cdk.json')) === undefined)
    return `npx cdk synth writes cdk.out beside cdk.json; the current folder is ${process.cwd()}.`;
  return app === '' ? 'Run: npx cdk synth' : `Run: (cd ${app.replace(/[\\/]$/, '')} && npx cdk synth)`;
}

/** The base of a path: of one that a user has given, or of one that a file names. */
function startOf(file: string, askedAt: Position): string | undefined {
  if (askedAt.file !== file) return 'Paths are relative to the file that names them.';
  return isAbsolute(file) ? undefined : `The path is relative to the current folder, ${process.cwd()}.`;
}

function tooLarge(file: string, size: number, maxBytes: number, askedAt: Position): DefinitionLoadError {
  const [is, most] = [size, maxBytes].map((bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`);
  return new DefinitionLoadError(
    askedAt,
    `${file} has ${is!}; the limit is ${most!}.`,
    'CloudFormation takes templates of 1 MiB and Step Functions definitions of 1 MiB: name the file that is deployed.',
  );
}

/** The names in a folder, sorted; none if it cannot be read. */
export function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
