import { parseResource, type TaskResource } from '../../language/asl/resource';
import { statesIn } from '../../language/asl/walk';
import { sampleResult } from '../../tasks/mocking/sampleResult';
import { member, type Json, type JsonObject } from '../../util/json';

/** A task, and a result that its mock could return. */
export interface TaskMock {
  readonly state: string;
  /** `lambda:invoke`, `activity approve`. */
  readonly calls: string;
  readonly result: Json;
}

/** One mock for each Task of a definition, in the order in which they are written. */
export function taskMocks(definition: JsonObject): readonly TaskMock[] {
  return statesIn(definition).flatMap(({ name, type, object }) => {
    const arn = member(object, 'Resource');
    const resource = type === 'Task' && typeof arn === 'string' ? parseResource(arn) : undefined;
    if (type !== 'Task') return [];
    if (resource === undefined) return [{ state: name, calls: 'a resource that is not known', result: {} }];
    return [{ state: name, calls: callOf(resource), result: sampleResult(resource) }];
  });
}

function callOf(resource: TaskResource): string {
  if (resource.kind === 'integration') return `${resource.resourceType}:${resource.resource}`;
  const name = resource.arn.split(':').slice(6).join(':');
  return resource.kind === 'activity' ? `activity ${name}` : `lambda ${name}`;
}
