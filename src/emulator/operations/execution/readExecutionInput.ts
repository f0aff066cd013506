import { MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { ServiceError } from '../../../errors/ServiceError';
import { jacksonMessage } from '../../../util/jacksonMessage';
import { TooDeepError } from '../../../util/TooDeepError';
import { parseJson, type Json } from '../../../util/json';
import { isLargerThan } from '../../../util/jsonSize';

/** Parses the input of an execution, `{}` when there is none. Throws InvalidExecutionInput. */
export function readExecutionInput(text = '{}'): Json {
  if (text.trim() === '') throw invalidInput('Invalid execution input.');
  const input = parse(text);
  // The model's limit counts characters; the quota counts bytes. The service's own text is not known.
  if (isLargerThan(input, MAX_PAYLOAD_BYTES)) throw invalidInput(`The input has more than ${MAX_PAYLOAD_BYTES} bytes.`);
  return input;
}

function parse(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof TooDeepError) throw invalidInput(error.message);
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidInput(jacksonMessage(text).message);
  }
}

function invalidInput(what: string): ServiceError {
  return new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${what}'`);
}
