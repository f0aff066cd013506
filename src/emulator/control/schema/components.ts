import { accountSchema } from './account';
import { clockSchema } from './clock';
import { errorSchemas } from './errors';
import { executionSchemas } from './execution';
import { mockSchemas } from './mock';
import type { Schema } from './Schema';
import { taskSchemas } from './task';
import { traceSchemas } from './trace';

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
