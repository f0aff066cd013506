import type { Control, ControlRoute } from './Control';
import { addMocks } from './routes/addMocks';
import { advanceClock } from './routes/advanceClock';
import { answerTask } from './routes/answerTask';
import { createAccount } from './routes/createAccount';
import { createBucket } from './routes/createBucket';
import { deleteAccount } from './routes/deleteAccount';
import { deleteMock } from './routes/deleteMock';
import { deleteMockFile } from './routes/deleteMockFile';
import { deleteMocks } from './routes/deleteMocks';
import { deleteObject } from './routes/deleteObject';
import { denyAction } from './routes/denyAction';
import { describeAccount } from './routes/describeAccount';
import { describeApi } from './routes/describeApi';
import { describeClock } from './routes/describeClock';
import { describeExecution } from './routes/describeExecution';
import { describeWaiting } from './routes/describeWaiting';
import { getObject } from './routes/getObject';
import { keepObjects } from './routes/keepObjects';
import { listAccounts } from './routes/listAccounts';
import { listCalls } from './routes/listCalls';
import { listExecutions } from './routes/listExecutions';
import { listFunctionLogs } from './routes/listFunctionLogs';
import { listMessages } from './routes/listMessages';
import { listMistakes } from './routes/listMistakes';
import { listMocks } from './routes/listMocks';
import { listObjects } from './routes/listObjects';
import { listTasks } from './routes/listTasks';
import { listUnusedMocks } from './routes/listUnusedMocks';
import { nextTimer } from './routes/nextTimer';
import { putObject } from './routes/putObject';
import { readCoverage } from './routes/readCoverage';
import { readHistory } from './routes/readHistory';
import { readTelemetry } from './routes/readTelemetry';
import { refuseObjects } from './routes/refuseObjects';
import { replaceMock } from './routes/replaceMock';
import { replaceMocks } from './routes/replaceMocks';
import { reset } from './routes/reset';
import { setClock } from './routes/setClock';
import { setMockFile } from './routes/setMockFile';
import { traceExecution } from './routes/traceExecution';
import { waitForExecution } from './routes/waitForExecution';
import { watchChanges } from './routes/watchChanges';

/** The routes, in the order of the documentation. If two fit a path, the first counts. */
const routes: Readonly<Record<string, ControlRoute>> = {
  listAccounts,
  createAccount,
  describeAccount,
  deleteAccount,
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
  listCalls,
  listMessages,
  createBucket,
  listObjects,
  putObject,
  getObject,
  deleteObject,
  refuseObjects,
  keepObjects,
  listFunctionLogs,
  denyAction,
  readTelemetry,
  readCoverage,
  describeApi,
};

/** The table of the control API. */
export const controls: readonly Control[] = Object.entries(routes).map(([name, one]) => ({ name, ...one }));
