import type * as Language from './language';

/** `require` looks the file up each time. */
let language: typeof Language | undefined;

/**
 * Validation and compilation are the larger half of the program. They are loaded with the first definition, so that
 * `require` and the start of the server stay short.
 */
export function loadLanguage(): typeof Language {
  return (language ??= require('./language') as typeof Language);
}
