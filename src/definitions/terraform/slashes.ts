import path from 'node:path';

/** A path as Terraform writes it, on Windows too. */
export function toSlashes(name: string, { sep }: Pick<path.PlatformPath, 'sep'> = path): string {
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** A path that stands in a module, as one that can be opened from here. */
export function seenFrom(folder: string, name: string, paths: path.PlatformPath = path): string {
  return paths.isAbsolute(name) ? name : paths.join(folder, name);
}
