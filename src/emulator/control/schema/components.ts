import { accountSchema, timeMode } from './account';
import { errorSchemas } from './errors';
import { executionSchemas, traceSchemas } from './execution';
import { mockSchemas } from './mock';
import { type Schema, answered, described, time } from './Schema';
import { scheduleSchemas } from './schedules';
import { startSchemas } from './start';
import { taskSchemas } from './task';

const clockSchema: Schema = answered({
  mode: timeMode,
  now: time,
  'nextTimer?': described(time, 'When the next timer is due. Absent if nothing waits for time.'),
});

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
