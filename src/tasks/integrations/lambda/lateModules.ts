import { lazy } from '../../../util/lazy';

/** Loaded with the first handler of this process. */
export const border = lazy(() => require('../border/guardHandlers') as typeof import('../border/guardHandlers'));

/** Loaded late: few handlers end their process, or never respond. */
export const crashes = lazy(() => require('./crash') as typeof import('./crash'));

export const neverEnding = lazy(() => require('./neverEnding') as typeof import('./neverEnding'));
