import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';

/**
 * AWS: a handler runs in the main thread of its process. One that asks gets that answer here, too: it has no parent to
 * talk to, and libraries that start threads (workerpool) take it for the thread that starts them.
 */
export function actAsMainThread(): void {
  Object.assign(workerThreads, { isMainThread: true, parentPort: null, workerData: null, threadId: 0 });
  // For `import { parentPort } from 'node:worker_threads'`, and `exit` and `kill` of `node:process`.
  syncBuiltinESMExports();
}
