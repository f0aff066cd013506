import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ObjectBucket, ObjectInfo, OpenObject } from '../../../../src/tasks/integrations/objects/ObjectBucket';

const folders: string[] = [];

/** A folder for one test file; `removeFolders` takes all of them away. */
export function newFolder(objects: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-s3-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(objects)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}

/** Every path below a folder, sorted. */
export function filesIn(folder: string): string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[]).sort();
}

export function keysOf(bucket: ObjectBucket, prefix = '', after?: string): string[] {
  const listing = bucket.list({ prefix, after });
  const keys: string[] = [];
  for (let page = listing.next(2) as ObjectInfo[]; page.length > 0; page = listing.next(2) as ObjectInfo[])
    keys.push(...page.map(({ key }) => key));
  return keys;
}

export function textOf(object: OpenObject): string {
  const pieces: Buffer[] = [];
  for (
    let piece = object.read() as Buffer | undefined;
    piece !== undefined;
    piece = object.read() as Buffer | undefined
  )
    pieces.push(piece);
  object.close();
  return Buffer.concat(pieces).toString('utf8');
}

export function store(bucket: ObjectBucket, key: string, content: string): void {
  const writer = bucket.create(key, {}) as Exclude<ReturnType<ObjectBucket['create']>, Promise<unknown>>;
  void writer.write(Buffer.from(content));
  void writer.commit();
}
