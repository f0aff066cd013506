import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { LoadedFunction } from '../../definitions/LoadedDefinition';
import { isNodeRuntime } from '../../definitions/functions/resolveCode';
import { testFile } from '../../util/testFile';

/**
 * The code of functions of an app that was synthesised outside of the project, which CDK does by default: in the
 * system's folder for temporary files. A handler there would not find the packages that Lambda's runtime provides, such
 * as the AWS SDK, so it is copied into the project's `node_modules/.cache` until the harness is closed.
 */
export class FunctionAssets {
  private folder: string | undefined;
  /** Copies, by original. */
  private readonly copies = new Map<string, string>();

  /**
   * The paths from which the handlers of these functions are loaded, by the names of the functions: nothing is copied
   * before a handler is first called. `assets`: the folder of the app's assets.
   */
  placers(functions: readonly LoadedFunction[], assets: string): ReadonlyMap<string, (file: string) => string> {
    const project = projectFolder();
    if (project === undefined || isInside(assets, project)) return new Map();
    const placed = functions.flatMap(({ name, runtime, codePath }) =>
      codePath === undefined || !isNodeRuntime(runtime) || !isInside(codePath, assets) ? [] : [{ name, codePath }],
    );
    return new Map(
      placed.map(({ name, codePath }) => [
        name,
        (file) => join(this.copyOf(codePath, project), relative(realpathSync(codePath), file)),
      ]),
    );
  }

  remove(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
    this.copies.clear();
  }

  private copyOf(code: string, project: string): string {
    const before = this.copies.get(code);
    if (before !== undefined) return before;
    this.folder ??= createFolder(join(project, 'node_modules', '.cache', 'stepmill'));
    const copy = join(this.folder, basename(code));
    cpSync(code, copy, { recursive: true, verbatimSymlinks: true });
    this.copies.set(code, copy);
    return copy;
  }
}

function createFolder(parent: string): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'cdk-'));
}

/** The closest folder above the test, or above the current folder, that has packages. */
function projectFolder(): string | undefined {
  for (let folder = resolve(dirname(testFile() ?? join('.', 'file'))); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isInside(file: string, folder: string): boolean {
  return realpathSync(file).startsWith(realpathSync(folder) + sep);
}
