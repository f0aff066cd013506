import { answered, described, list, text, word, type Schema } from './Schema';

/** What is answered instead. */
export const errorSchemas: Readonly<Record<string, Schema>> = {
  Error: answered({
    message: text,
    code: described(
      text,
      'BadRequest, NotFound, Forbidden, TooLarge, HarnessError (a mistake of the tester, like a state that there is not), InternalFailure, or the name of an exception of the Step Functions API.',
    ),
    'faults?': list({ $ref: '#/components/schemas/Fault' }),
  }),
  Fault: answered({
    in: word('path', 'query', 'body'),
    pointer: described(text, 'A JSON pointer into the body; of path and query the name behind a slash.'),
    message: text,
  }),
};
