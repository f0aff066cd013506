import { useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { Dialog } from '../../parts/Dialog';
import { goTo } from '../../route/navigate';

export function DeleteMachine({
  machine: { stateMachineArn, name },
  onClose,
}: {
  machine: Machine;
  onClose: () => void;
}) {
  const [error, setError] = useState('');
  const act = async (): Promise<void> => {
    try {
      await aws('DeleteStateMachine', { stateMachineArn }, scopeOfArn(stateMachineArn));
      goTo('machines');
    } catch (failure) {
      setError((failure as Error).message);
    }
  };
  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      <div class="stack">
        <p>Its versions and aliases go with it. What runs fails at its next step, as on AWS.</p>
        {error !== '' && (
          <p class="fault" role="alert">
            {error}
          </p>
        )}
        <div class="row end">
          <button type="button" onClick={onClose}>
            Keep it
          </button>
          <button class="danger" type="button" onClick={() => void act()}>
            Delete
          </button>
        </div>
      </div>
    </Dialog>
  );
}
