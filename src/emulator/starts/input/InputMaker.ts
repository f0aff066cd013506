import type { JsonObject } from '../../../util/json';
import type { RuleOfEvent } from './reserved';

/** Makes the input of a target, as JSON text, from an event. Throws InputFailure. */
export type InputMaker = (event: JsonObject, rule: RuleOfEvent) => string;
