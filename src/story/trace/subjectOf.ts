/** What an event tells of. */
export type EventSubject =
  | 'execution'
  | 'entered'
  | 'exited'
  | 'iterationStarted'
  | 'iteration'
  | 'evaluation'
  | 'mapRun'
  | 'aborted'
  | 'parallel'
  | 'map'
  | 'task';

/** Of the types that were read: each is looked at once. */
const known = new Map<string, EventSubject>();

/** A history from a file may have types that do not exist: not all of them are kept. */
const mostKnown = 200;

/** What an event of this type tells of; those that are no others are of tasks. */
export function subjectOf(type: string): EventSubject {
  let subject = known.get(type);
  if (subject === undefined) {
    subject = readType(type);
    if (known.size < mostKnown) known.set(type, subject);
  }
  return subject;
}

function readType(type: string): EventSubject {
  if (type.startsWith('Execution')) return 'execution';
  if (type.endsWith('StateEntered')) return 'entered';
  if (type.endsWith('StateExited')) return 'exited';
  if (type === 'MapIterationStarted') return 'iterationStarted';
  if (type.startsWith('MapIteration')) return 'iteration';
  if (type === 'EvaluationFailed') return 'evaluation';
  if (type.startsWith('MapRun')) return 'mapRun';
  if (type.endsWith('StateAborted')) return 'aborted';
  const composite = /^(Map|Parallel)State(?:Started|Succeeded|Failed)$/.exec(type);
  if (composite === null) return 'task';
  return composite[1] === 'Map' ? 'map' : 'parallel';
}
