import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';

/**
 * AWS: a handler runs in the main thread of its process. Code that checks this sees the same here: there is no parent
 * port, and libraries that start threads (workerpool) see a main thread.
 */
export function actAsMainThread(): void {
  Object.assign(workerThreads, { isMainThread: true, parentPort: null, workerData: null, threadId: 0 });
  // For `import { parentPort } from 'node:worker_threads'`, and `exit` and `kill` of `node:process`.
  syncBuiltinESMExports();
}
