import { lazy } from '../../../util/lazy';

/**
 * Loads validation and compilation with the first definition. They are the larger half of the program, so starting is
 * faster without them.
 */
export const loadLanguage = lazy(() => require('./language') as typeof import('./language'));
