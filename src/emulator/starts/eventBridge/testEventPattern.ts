import { ServiceError } from '../../../errors/ServiceError';
import { optionalText } from '../../../services/parameters';
import { isJson, isObject, objectOf, parseJson, type Json, type JsonObject } from '../../../util/json';
import { compilePattern } from '../patterns/compilePattern';
import { flatten } from '../patterns/flatten';
import { InvalidEventPattern } from '../patterns/InvalidEventPattern';

/** TestEventPattern. */
export function testEventPattern(input: Json): JsonObject {
  const { Event, EventPattern } = {
    Event: optionalText(objectOf(input), 'Event'),
    EventPattern: optionalText(objectOf(input), 'EventPattern'),
  };
  const event = read(Event);
  // AWS: recorded by LocalStack, 2024.
  if (!isObject(event)) throw new ServiceError('ValidationException', 'Parameter Event is not valid.');
  const pattern = read(EventPattern);
  if (pattern === undefined)
    throw new ServiceError('InvalidEventPatternException', 'Event pattern is not valid. Reason: It is not JSON.');
  try {
    return { Result: compilePattern(pattern).mismatches(flatten(event)) === undefined };
  } catch (error) {
    if (error instanceof InvalidEventPattern) throw new ServiceError('InvalidEventPatternException', error.message);
    throw error;
  }
}

function read(text: string | undefined): Json | undefined {
  return text !== undefined && isJson(text) ? parseJson(text) : undefined;
}
