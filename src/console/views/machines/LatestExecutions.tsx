import { aws } from '../../api/aws';
import { control } from '../../api/control';
import { toItem, type Summary } from '../../api/summary';
import type { ExecutionItem, MachineItem } from '../../api/types';
import { usePolled } from '../../live/usePolled';
import { scope } from '../../shell/scope';
import { ExecutionTable } from './ExecutionTable';

const most = 30;

/** What ran last in the account, whichever machine. */
export function LatestExecutions({ machines }: { machines: readonly MachineItem[] }) {
  const whose = scope.value;
  const { value } = usePolled(
    `latest ${whose.account ?? ''} ${whose.region ?? ''} ${machines.length}`,
    async (signal): Promise<readonly ExecutionItem[]> => {
      try {
        const { executions } = await control<{ executions: readonly Summary[] }>(
          'GET',
          `/executions?max=${most}`,
          whose,
          { signal },
        );
        return executions
          .map(toItem)
          .filter(({ stateMachineArn }) => machines.some((one) => one.stateMachineArn === stateMachineArn));
      } catch (error) {
        if (signal.aborted) throw error;
        return latestByMachine(machines, signal);
      }
    },
  );
  if (value === undefined || value.length === 0) return null;
  return (
    <section aria-label="Latest executions">
      <div class="bar">
        <h2>Latest executions</h2>
      </div>
      <ExecutionTable executions={value} withMachine />
    </section>
  );
}

/** Where the control API is closed to this page, the AWS API tells it, machine by machine. */
async function latestByMachine(
  machines: readonly MachineItem[],
  signal: AbortSignal,
): Promise<readonly ExecutionItem[]> {
  const standard = machines.filter(({ type }) => type === 'STANDARD').slice(0, 20);
  const lists = await Promise.all(
    standard.map(({ stateMachineArn }) =>
      aws<{ executions: readonly ExecutionItem[] }>(
        'ListExecutions',
        { stateMachineArn, maxResults: 10 },
        scope.peek(),
        signal,
      ),
    ),
  );
  return lists
    .flatMap(({ executions }) => executions)
    .sort((a, b) => b.startDate - a.startDate)
    .slice(0, most);
}
