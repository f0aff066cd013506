import type * as Language from './language';

/**
 * Validation and compilation are the larger half of the program. They are loaded with the first definition, so that
 * `require` and the start of the server stay short.
 */
export function loadLanguage(): typeof Language {
  return require('./language') as typeof Language;
}
