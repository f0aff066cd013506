import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { readSchedule } from '../../starts/schedule';
import { delivery } from './rules';
import { blockIn, rename, startOfResource, type TerraformResource } from './TerraformResource';

/** aws_scheduler_schedule */
export function loadSchedule(schedule: TerraformResource): readonly DeclaredStart[] {
  const { values } = schedule;
  const target = blockIn(values, 'target');
  return readSchedule(
    startOfResource(schedule, {
      ...rename(values, {
        GroupName: 'group_name',
        ScheduleExpression: 'schedule_expression',
        ScheduleExpressionTimezone: 'schedule_expression_timezone',
        StartDate: 'start_date',
        EndDate: 'end_date',
        State: 'state',
      }),
      FlexibleTimeWindow: rename(blockIn(values, 'flexible_time_window'), {
        MaximumWindowInMinutes: 'maximum_window_in_minutes',
      }),
      Target: { ...rename(target, { Arn: 'arn', RoleArn: 'role_arn', Input: 'input' }), ...delivery(target) },
    }),
  );
}
