import type { Control, ControlRoutes } from './Control';
import {
  addMocks,
  listMocks,
  deleteMocks,
  listUnusedMocks,
  setMockFile,
  deleteMockFile,
  replaceMock,
  deleteMock,
  replaceMocks,
} from './routes/mocks';
import { advanceClock, describeClock, setClock, nextTimer } from './routes/clock';
import { answerTask, describeWaiting, listTasks } from './routes/tasks';
import { createAccount, listAccounts, describeAccount, deleteAccount, reset, denyAction } from './routes/accounts';
import {
  listBuckets,
  createBucket,
  listObjects,
  putObject,
  getObject,
  deleteObject,
  refuseObjects,
  keepObjects,
} from './routes/objects';
import {
  describeExecution,
  listExecutions,
  startExecution,
  searchExecutions,
  searchStoredExecutions,
  traceExecution,
  readHistory,
} from './routes/executions';
import { runPipe } from './routes/pipes';
import { fireSchedule, listFired, listSchedules } from './routes/schedules';
import { listIntegrations, listTargets } from './routes/integrations';
import { listStarts, putEvent } from './routes/starts';
import { listCalls, listMessages } from './routes/sent';
import { listFunctionLogs, listMistakes, describeApi, readTelemetry } from './routes/reports';
import { findNames, listFiles, readFile, writeFile, writeFiles } from './routes/files';
import { deployFiles, stopServer } from './routes/server';
import { listLogs, readMetrics } from './routes/telemetry';
import { answerInvocation, registerFunction, takeInvocation } from './routes/functions';
import { callApi } from './routes/apis';
import { waitForExecution, watchChanges } from './routes/waits';

/** The routes of the emulator, in the order of the documentation. */
const routes: ControlRoutes = {
  listAccounts,
  createAccount,
  describeAccount,
  deleteAccount,
  deployFiles,
  listFiles,
  readFile,
  writeFile,
  findNames,
  writeFiles,
  reset,
  listMistakes,
  listMocks,
  addMocks,
  replaceMocks,
  deleteMocks,
  listUnusedMocks,
  setMockFile,
  deleteMockFile,
  replaceMock,
  deleteMock,
  listExecutions,
  startExecution,
  searchStoredExecutions,
  searchExecutions,
  watchChanges,
  describeExecution,
  traceExecution,
  readHistory,
  waitForExecution,
  describeWaiting,
  listTasks,
  answerTask,
  describeClock,
  advanceClock,
  setClock,
  nextTimer,
  listSchedules,
  fireSchedule,
  listFired,
  runPipe,
  listCalls,
  listMessages,
  callApi,
  listIntegrations,
  listTargets,
  listStarts,
  putEvent,
  listBuckets,
  createBucket,
  listObjects,
  putObject,
  getObject,
  deleteObject,
  refuseObjects,
  keepObjects,
  registerFunction,
  takeInvocation,
  answerInvocation,
  listFunctionLogs,
  listLogs,
  readMetrics,
  denyAction,
  readTelemetry,
};

/** The table of the control API, with routes that features add. If two fit a path, the first counts. */
export function controlsWith(added: ControlRoutes): readonly Control[] {
  return Object.entries({ ...routes, ...added, describeApi, stopServer }).map(([name, one]) => ({ name, ...one }));
}
