import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
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

  /** The function as it can run here. `assets`: the folder of the app's assets. */
  placed(declared: LoadedFunction, assets: string): LoadedFunction {
    const { runtime, codePath, handlerFile } = declared;
    if (codePath === undefined || handlerFile === undefined || !isNodeRuntime(runtime)) return declared;
    const project = projectFolder();
    if (project === undefined || isInside(codePath, project) || !isInside(codePath, assets)) return declared;
    const copy = this.copies.get(codePath) ?? this.copy(codePath, project);
    return { ...declared, codePath: copy, handlerFile: join(copy, handlerFile.slice(codePath.length)) };
  }

  remove(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
    this.copies.clear();
  }

  private copy(code: string, project: string): string {
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
