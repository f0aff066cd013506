import { createContext } from 'preact';
import type { Known } from './useKnown';

/** What the server knows that the fields of a form may name. */
export const KnownNames = createContext<Known | undefined>(undefined);
