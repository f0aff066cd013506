import fs from 'node:fs';
import path from 'node:path';

/** A command, and the folders that are to stand first in its PATH. */
interface Command {
  readonly words: readonly string[];
  readonly paths: readonly string[];
}

/** `npx jest` as what it leads to: npx itself costs a third of a short run. Anything else stays what it is. */
export function withoutNpx(words: readonly string[], folder: string): Command {
  const [first, name] = words;
  if (first === 'npx' && name !== undefined && /^[\w.-]+$/.test(name) && process.platform !== 'win32')
    for (let at = path.resolve(folder); ; at = path.dirname(at)) {
      const bin = path.join(at, 'node_modules/.bin');
      const file = path.join(bin, name);
      if (fs.existsSync(file)) return { words: [file, ...words.slice(2)], paths: [bin] };
      if (at === path.dirname(at)) break;
    }
  return { words, paths: [] };
}
