import { isObject, member, type JsonObject } from '../../util/json';
import type { Runner } from '../../testing/recordings/export/importsOf';
import type { Project } from './Project';

/** A package.json with what was missing in it. */
export interface ManifestChange {
  readonly text: string;
  /** What was added, each in words. */
  readonly added: readonly string[];
  /** What is there already with another value, and is left as it is. */
  readonly kept: readonly string[];
}

const testCommands: Readonly<Record<Runner, string>> = { jest: 'jest', vitest: 'vitest run', node: 'node --test' };

/** The line that `npm init` writes, which nobody means. */
const placeholder = /^echo "?\\?"?Error: no test specified/;

/** Adds scripts and the package itself; whatever is there stays. */
export function manifestChange(
  project: Project,
  { runner, types, version }: { runner: Runner; types: string | undefined; version: string },
): ManifestChange {
  const before = project.manifestText ?? '{}\n';
  const manifest: JsonObject = project.manifestText === undefined ? { private: true } : project.manifest;
  const added: string[] = [];
  const kept: string[] = [];
  const scripts: Record<string, unknown> = { ...objectAt(manifest, 'scripts') };
  const addScript = (name: string, command: string): void => {
    const { [name]: given } = scripts;
    if (given === command) return;
    if (typeof given === 'string' && !(name === 'test' && placeholder.test(given))) {
      if (name !== 'test') kept.push(`scripts.${name} is there already: ${given}`);
      return;
    }
    scripts[name] = command;
    added.push(`script ${name}`);
  };
  addScript('test', testCommands[runner]);
  if (types !== undefined) addScript('stepmill:types', types);
  const packages = { ...objectAt(manifest, 'devDependencies') };
  const isThere = ['dependencies', 'devDependencies'].some((kind) => 'stepmill' in objectAt(manifest, kind));
  if (!isThere && !project.packages.has('stepmill')) {
    Object.assign(packages, { stepmill: `^${version}` });
    added.push('stepmill as a devDependency');
  }
  if (added.length === 0) return { text: before, added, kept };
  const changed = {
    ...manifest,
    ...(Object.keys(scripts).length === 0 ? {} : { scripts }),
    ...(Object.keys(packages).length === 0 ? {} : { devDependencies: packages }),
  };
  return { text: likeBefore(before, changed), added, kept };
}

function objectAt(manifest: JsonObject, name: string): JsonObject {
  const value = member(manifest, name);
  return isObject(value) ? value : {};
}

/** With the indent, the ends of lines and the last line of the text that was there. */
function likeBefore(before: string, value: object): string {
  const [, indent = '  '] = /^([ \t]+)"/m.exec(before) ?? [];
  const text = `${JSON.stringify(value, null, indent)}${/\n\s*$/.test(before) ? '\n' : ''}`;
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
