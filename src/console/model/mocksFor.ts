import { allStates, walkDefinition } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';

/** A mock for each Task of a definition, as the control API takes them, for somebody to fill in. */
export function mocksFor(definition: JsonObject): string {
  const tasks = [...allStates(walkDefinition(definition))].filter(({ type }) => type === 'Task');
  const mocks = tasks.map(({ name, object }) => {
    const resource = typeof object['Resource'] === 'string' ? object['Resource'] : '';
    const returns =
      /:lambda:invoke(\.|$)/.test(resource) && !resource.includes('waitForTaskToken')
        ? { StatusCode: 200, Payload: {} }
        : {};
    return { state: name, returns };
  });
  return JSON.stringify(mocks, null, 2);
}
