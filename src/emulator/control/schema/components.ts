import { accountSchema, timeMode } from './account';
import { executionSchemas, traceSchemas } from './execution';
import { mockSchemas } from './mock';
import { type Schema, answered, described, time, list, text, word } from './Schema';
import { scheduleSchemas } from './schedules';
import { startSchemas } from './start';
import { taskSchemas } from './task';

const clockSchema: Schema = answered({
  mode: timeMode,
  now: time,
  'nextTimer?': described(time, 'When the next timer is due. Absent if nothing waits for time.'),
});

/** Responses to rejected requests. */
const errorSchemas: Readonly<Record<string, Schema>> = {
  Error: answered({
    message: text,
    code: described(
      text,
      "BadRequest, NotFound, Forbidden, TooLarge, HarnessError (an error in the tester's setup, like an unknown state), InternalFailure, or the name of an exception of the Step Functions API.",
    ),
    'faults?': list({ $ref: '#/components/schemas/Fault' }),
  }),
  Fault: answered({
    in: word('path', 'query', 'body'),
    pointer: described(text, 'A JSON pointer into the body; for path and query, the name after a slash.'),
    message: text,
  }),
};

/** The named schemas, for `components` of the document. */
export const components: Readonly<Record<string, Schema>> = {
  Account: accountSchema,
  Clock: clockSchema,
  ...executionSchemas,
  ...traceSchemas,
  ...taskSchemas,
  ...mockSchemas,
  ...scheduleSchemas,
  ...startSchemas,
  ...errorSchemas,
};
