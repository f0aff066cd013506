import { timeMode } from './account';
import { answered, described, time, type Schema } from './Schema';

export const clockMembers: Readonly<Record<string, Schema>> = {
  mode: timeMode,
  now: time,
  'nextTimer?': described(time, 'When the next timer is due. Not there where time skips, or nothing waits for time.'),
};

export const clockSchema: Schema = answered(clockMembers);
