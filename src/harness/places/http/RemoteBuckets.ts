import type { ObjectStore } from '../../../tasks/integrations/objects/ObjectStore';
import { callObjects, type ObjectsCall, type ObjectsReply } from '../../../tasks/integrations/objects/objectsCall';

/** The buckets that a test has created in another process's service. */
export class RemoteBuckets {
  private names = new Set<string>();
  private kept = new Set<string>();

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Records the buckets that a call creates. */
  note(call: ObjectsCall): void {
    if (call.op === 'put' || call.op === 'createBucket') this.names.add(call.bucket);
    if (call.op === 'keep') this.kept = new Set(this.names);
  }

  /** Restores the buckets of the last `keep`. */
  reset(): void {
    this.names = new Set(this.kept);
  }

  /** Creates all objects of a store in the service, and keeps them: the server may be on another machine. */
  async send(objects: ObjectStore, make: (call: ObjectsCall) => Promise<ObjectsReply>): Promise<void> {
    const call = (each: ObjectsCall): Promise<ObjectsReply> => {
      this.note(each);
      return make(each);
    };
    for (const bucket of objects.bucketNames) {
      await call({ op: 'createBucket', bucket });
      for (const key of callObjects(objects, { op: 'keys', bucket, prefix: '' }) as readonly string[]) {
        const content = callObjects(objects, { op: 'get', bucket, key }) as string;
        await call({ op: 'put', bucket, key, content });
      }
    }
    await call({ op: 'keep' });
  }
}
