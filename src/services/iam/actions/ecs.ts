import { isArray, member } from '../../../util/json';
import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import { passedRoles } from './passedRoles';
import type { ServiceNeeds } from './ServiceNeeds';

const tasks = 'ecs-tasks.amazonaws.com';

/** AWS: "IAM policies for calling Amazon ECS" of the Step Functions guide. */
export const ecsNeeds: ServiceNeeds = {
  rules: { runTask: 'StepFunctionsGetEventsForECSTaskRule' },
  resources({ resource: { action }, parameters, place: { partition, region, accountId } }) {
    if (action !== 'runTask') return undefined;
    const given = textParameter(parameters, 'TaskDefinition') ?? atRunTime;
    if (given === atRunTime) return [given];
    const arn = given.startsWith('arn:')
      ? given
      : `arn:${partition}:ecs:${region}:${accountId}:task-definition/${given}`;
    // AWS: without a revision, the latest one runs, and the action is on that.
    return [/:task-definition\/[^:]+:/.test(arn) ? arn : `${arn}:*`];
  },
  besides({ resource: { action }, parameters, place }) {
    if (action !== 'runTask') return [];
    const named = passedRoles(parameters, place, tasks);
    const tags = member(parameters, 'Tags');
    return [
      ...named,
      {
        action: 'iam:PassRole',
        resources: [atRunTime],
        reason: 'passes the roles of the task definition',
        context: { 'iam:PassedToService': tasks },
        doubt: 'only a task definition with a task role or an execution role needs it',
      },
      ...(isArray(tags) && tags.length > 0
        ? [{ action: 'ecs:TagResource', resources: [atRunTime], reason: 'tags the task' }]
        : []),
    ];
  },
};
