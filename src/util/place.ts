import path from 'node:path';

// In the package, `load.js` stands for this file: there the code is bundled, and evaluated in Jest (`.ci/load.cjs`).

/** `src`, or `dist` of the package: data files, and files that threads run, are found from here. */
export const codeFolder = path.join(__dirname, '..');

/** Of a file that a thread runs. */
export const codeExtension = path.extname(__filename);

/** Loads an ES module that is known at run time only. */
export function importFile(url: string): Promise<object> {
  return import(url) as Promise<object>;
}
