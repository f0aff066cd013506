import type * as Border from '../border/guardHandlers';
import type * as Crashes from './crash';
import type * as NeverEnding from './neverEnding';

let loaded: typeof Border | undefined;

/** Loaded with the first handler of this process. */
export function border(): typeof Border {
  return (loaded ??= require('../border/guardHandlers') as typeof Border);
}

/** Loaded late: few handlers end their process, or never respond. */
export function crashes(): typeof Crashes {
  return require('./crash') as typeof Crashes;
}

export function neverEnding(): typeof NeverEnding {
  return require('./neverEnding') as typeof NeverEnding;
}
