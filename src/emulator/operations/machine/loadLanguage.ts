import type * as Language from './language';

/** Kept, because each `require` looks the file up again. */
let language: typeof Language | undefined;

/**
 * Loads validation and compilation with the first definition. They are the larger half of the program, so starting is
 * faster without them.
 */
export function loadLanguage(): typeof Language {
  return (language ??= require('./language') as typeof Language);
}
