import type { ObjectChange } from '../../../tasks/integrations/objects/ObjectChange';
import type { ObjectStore } from '../../../tasks/integrations/objects/ObjectStore';
import type { EventToPut } from '../../starts/rules/putEvent';
import type { Starts } from '../../starts/Starts';
import { eventOfObject } from './eventOfObject';

/**
 * Puts the changes of buckets that send events to EventBridge: of those that files declare so. Returns what ends it.
 * `put`: with the execution that has changed an object, if one has.
 */
export function feedObjects(
  objects: ObjectStore,
  starts: Starts,
  put: (event: EventToPut, cause: string | undefined) => void,
): () => void {
  let number = 0;
  const tell = (change: ObjectChange): void => {
    number++;
    const sends = starts.of('bucketEvents').some(({ declared }) => declared.bucket === change.bucket);
    if (sends) put(eventOfObject(change, starts.host, number), change.executionArn);
  };
  objects.onChange = tell;
  return () => {
    objects.onChange = undefined;
  };
}
