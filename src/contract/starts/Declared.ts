import type { Position } from '../../util/Position';

/** What everything that a file declares has. References are resolved as in definitions. */
export interface Declared {
  /** Its own name, or else its logical id, key or address. */
  readonly name: string;
  /** Other names it goes by in its files: logical id, CDK's construct path and id, address. */
  readonly aliases: readonly string[];
  readonly source: Position;
}
