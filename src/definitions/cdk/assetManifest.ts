import { dirname, join } from 'node:path';
import type { LoadContext } from '../LoadContext';
import { parseJson } from '../source/parseJson';
import { listFolder } from '../source/listFolder';
import { relativeTo } from '../source/SourceFiles';
import { entriesOf, memberOf, textOf } from '../source/SourceNode';

/**
 * Looks up the local file of an object in the asset bucket, in the `*.assets.json` files beside a template: CDK writes
 * there which file becomes which object.
 */
export function assetLookup(template: string, context: LoadContext): (objectKey: string) => string | undefined {
  let files: Map<string, string> | undefined;
  return (objectKey) => (files ??= readManifests(template, context)).get(objectKey);
}

function readManifests(template: string, context: LoadContext): Map<string, string> {
  const folder = dirname(template);
  const found = new Map<string, string>();
  for (const name of listFolder(folder).filter((file) => file.endsWith('.assets.json'))) {
    const manifest = join(folder, name);
    for (const { value } of entriesOf(memberOf(parseJson(context.files.read(manifest)), 'files'))) {
      const path = textOf(memberOf(memberOf(value, 'source'), 'path'));
      if (path === undefined) continue;
      for (const { value: destination } of entriesOf(memberOf(value, 'destinations'))) {
        const key = textOf(memberOf(destination, 'objectKey'));
        if (key !== undefined) found.set(key, relativeTo(manifest, path));
      }
    }
  }
  return found;
}
