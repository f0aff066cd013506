import { Icon, type IconName } from './Icon';

const looks: Readonly<Record<string, readonly [icon: IconName, look: string, words: string]>> = {
  RUNNING: ['open', 'open', 'Running'],
  SUCCEEDED: ['succeeded', 'succeeded', 'Succeeded'],
  FAILED: ['failed', 'failed', 'Failed'],
  TIMED_OUT: ['timedOut', 'failed', 'Timed out'],
  ABORTED: ['aborted', 'aborted', 'Aborted'],
  PENDING_REDRIVE: ['retry', 'open', 'Pending redrive'],
  succeeded: ['succeeded', 'succeeded', 'succeeded'],
  failed: ['failed', 'failed', 'failed'],
  timedOut: ['timedOut', 'failed', 'timed out'],
  open: ['open', 'open', 'running'],
  caught: ['caught', 'caught', 'error caught'],
  aborted: ['aborted', 'aborted', 'aborted'],
};

/** The status of an execution, or how a visit of a state ended: shape, colour and word. */
export function Status({ status }: { status: string }) {
  const [icon, look, words] = looks[status] ?? ['missed', 'aborted', status];
  return (
    <span class={`status ${look}`}>
      <Icon name={icon} />
      {words}
    </span>
  );
}

export function statusWords(status: string): string {
  return looks[status]?.[2] ?? status;
}
