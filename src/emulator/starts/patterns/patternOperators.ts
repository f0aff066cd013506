import { isObject, type Json } from '../../../util/json';
import { anythingBut } from './anythingBut';
import { cidr } from './cidr';
import { equalsIgnoreCase } from './equalsIgnoreCase';
import { exists } from './exists';
import { InvalidEventPattern } from './InvalidEventPattern';
import { numeric } from './numeric';
import type { Operator } from './Operator';
import { prefix } from './prefix';
import { suffix } from './suffix';
import { wildcard } from './wildcard';

/** Whose patterns are compiled. */
export type Dialect = 'rules' | 'pipes';

/** Every operator, by its name in patterns. */
export const patternOperators: Readonly<Record<string, Operator>> = {
  prefix,
  suffix,
  'anything-but': anythingBut,
  numeric,
  exists,
  cidr,
  wildcard,
  'equals-ignore-case': equalsIgnoreCase,
};

/** The operator of a name. Throws InvalidEventPattern for an unknown one. */
export function operatorOf(name: string, argument: Json, dialect: Dialect): Operator {
  const found = Object.hasOwn(patternOperators, name) ? patternOperators[name] : undefined;
  if (found === undefined) throw new InvalidEventPattern(`Unrecognized match type ${name}`);
  if (dialect === 'pipes') checkForPipes(name, argument);
  return found;
}

/** AWS: filters of pipes lack these (guide, eb-create-pattern-patternOperators). Their error is not recorded. */
function checkForPipes(name: string, argument: Json): void {
  if (name === 'wildcard') throw new InvalidEventPattern('Unrecognized match type wildcard');
  if (name === 'anything-but' && isObject(argument))
    throw new InvalidEventPattern('Value of anything-but must be an array or single string/number value.');
}
