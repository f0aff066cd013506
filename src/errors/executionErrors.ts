/**
 * The errors of an execution that AWS does not have, with their meaning and what to do. No Retry and no Catch sees
 * them. The page about errors is written from it.
 */
export const executionErrors = {
  'Stepmill.HarnessError':
    'A HarnessError ended the execution. In a server, the history shows this name alone. Read the error itself among ' +
    '`mistakes`, which `POST /reset` of the [control API](docs/reference/control.md) lists.',
  'Stepmill.NotResumed':
    'The execution could not continue after a restart with a data directory. The cause says why. Start it again, or ' +
    'redrive it. [What continues, and how](docs/reference/data-dir.md#what-continues-and-how)',
  'Stepmill.InternalError':
    'A bug of Stepmill. Please [report it](docs/SUPPORT.md), with the definition and the cause.',
} as const;

export type ExecutionError = keyof typeof executionErrors;
