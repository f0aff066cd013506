/**
 * The errors of an execution that AWS does not have, with their meaning and what to do. No Retry and no Catch sees
 * them. The page about errors is written from it.
 */
export const executionErrors = {
  'Stepmill.HarnessError':
    'A HarnessError ended the execution; the history has this name for all classes of them. The cause is its message. ' +
    '`POST /reset` of the [control API](docs/reference/control.md) lists it among `mistakes`.',
  'Stepmill.NotResumed':
    'The execution could not continue after a restart with a data directory. The cause says why. Start it again, or ' +
    'redrive it. [What continues, and how](docs/reference/data-dir.md#what-continues-and-how)',
  'Stepmill.InternalError':
    'A bug of Stepmill. Please [report it](docs/SUPPORT.md), with the definition and the cause.',
} as const;

export type ExecutionError = keyof typeof executionErrors;
