import type * as FastCheck from 'fast-check';
import { HarnessError } from '../../errors/HarnessError';

export type Fc = typeof FastCheck;

/** The user's fast-check. Throws a HarnessError when there is none. */
export function loadFastCheck(): Fc {
  try {
    return require('fast-check') as Fc;
  } catch (error) {
    if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    throw new HarnessError(
      'Runs with generated inputs need fast-check beside Stepmill: npm install --save-dev fast-check',
    );
  }
}
