import { handlerTraps } from './handlerTraps';
import { hookTraps } from './hookTraps';
import { nameTraps } from './nameTraps';
import type { Trap } from './Trap';
import { unawaitedTraps } from './unawaitedTraps';
import { valueTraps } from './valueTraps';

/** Each trap has one verdict everywhere. To add one: an entry in one of these. */
export const traps: readonly Trap[] = [...unawaitedTraps, ...hookTraps, ...handlerTraps, ...nameTraps, ...valueTraps];
