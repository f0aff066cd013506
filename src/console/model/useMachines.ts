import { allPages, scopeOfArn } from '../api/aws';
import type { MachineItem } from '../api/types';
import { scope } from './scope';
import { present } from '../../util/present';
import { usePolled, type Polled } from '../api/usePolled';

/** The state machines of the selected account. */
export function useMachines(everyMs = 4000): Polled<readonly MachineItem[]> {
  const whose = scope.value;
  return usePolled(
    `machines ${whose.account ?? ''} ${whose.region ?? ''}`,
    async (signal) => {
      const options = { scope: whose, signal, most: 10_000 };
      return (await allPages<MachineItem>('ListStateMachines', 'stateMachines', { maxResults: 1000 }, options)).items;
    },
    { everyMs },
  );
}

/** The query that limits a list of the control API to the selected account: others may share the service. */
export function ownerOf(machines: readonly MachineItem[]): Readonly<Record<string, string>> {
  const [first] = machines;
  if (first === undefined) return {};
  const { account, region } = scopeOfArn(first.stateMachineArn);
  return present({ accountId: account, region });
}
