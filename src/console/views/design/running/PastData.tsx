import { useState } from 'preact/hooks';
import { executionsOf } from '../../../api/executions';
import type { ExecutionItem, Machine } from '../../../api/types';
import type { Sample } from '../../../model/expressions/ExpressionScope';
import { formatTime } from '../../../model/formatTime';
import { ExecutionSource, type ExecutionView } from '../../../model/readExecution';
import { stateDataOf } from '../../../model/stateData';

const listed = 20;

/** Takes the input, the answers and the data of each state from an execution of the machine. */
export function PastData({
  machine,
  onTake,
}: {
  machine: Machine;
  onTake: (data: ReadonlyMap<string, Sample>, past: ExecutionView) => void;
}) {
  const [items, setItems] = useState<readonly ExecutionItem[]>();
  const [told, setTold] = useState('');
  const list = async (): Promise<void> => {
    try {
      setItems((await executionsOf(machine, { most: listed }, new AbortController().signal)).items);
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  const take = async (arn: string): Promise<void> => {
    if (arn === '') return;
    try {
      const { signal } = new AbortController();
      const view = await new ExecutionSource(arn).read(signal);
      onTake(await stateDataOf(view, signal), view);
      setTold(`The data of ${view.execution.name} are here.`);
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  return (
    <>
      {items === undefined ? (
        <button type="button" onClick={() => void list()}>
          Data of a past execution …
        </button>
      ) : (
        <select
          aria-label="Data of a past execution"
          value=""
          onChange={(event) => void take(event.currentTarget.value)}
        >
          <option value="">{items.length === 0 ? 'There are no executions' : 'Choose an execution …'}</option>
          {items.map(({ executionArn, name, status, startDate }) => (
            <option key={executionArn} value={executionArn}>
              {`${name}, ${status.toLowerCase()}, ${formatTime(startDate).slice(0, 19)}`}
            </option>
          ))}
        </select>
      )}
      <span role="status" class="told">
        {told}
      </span>
    </>
  );
}
