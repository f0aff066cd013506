import { toText, type Json } from '../../util/json';
import type { OpenTask, Place } from './Place';

/** The task of a token, to be ended through the API as a worker or a callback would. */
export function tokenTask(place: Place, taskToken: string): OpenTask {
  const send = async (operation: string, input: object): Promise<void> => {
    await place.call(operation, { taskToken, ...input });
  };
  return {
    succeed: (output) => send('SendTaskSuccess', { output: toText((output ?? null) as Json) }),
    fail: (error, cause) =>
      send('SendTaskFailure', {
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }),
    heartbeat: () => send('SendTaskHeartbeat', {}),
  };
}
