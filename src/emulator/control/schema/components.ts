import { accountSchema, timeMode } from './account';
import { executionSchemas, traceSchemas } from './execution';
import { mockSchemas } from './mock';
import { type Schema, answered, described, time, list, text, word } from './Schema';
import { taskSchemas } from './task';

const clockSchema: Schema = answered({
  mode: timeMode,
  now: time,
  'nextTimer?': described(time, 'When the next timer is due. Not there where nothing waits for time.'),
});

/** Answers of refused requests. */
const errorSchemas: Readonly<Record<string, Schema>> = {
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

/** The schemas that have a name, as `components` of the document has them. */
export const components: Readonly<Record<string, Schema>> = {
  Account: accountSchema,
  Clock: clockSchema,
  ...executionSchemas,
  ...traceSchemas,
  ...taskSchemas,
  ...mockSchemas,
  ...errorSchemas,
};
