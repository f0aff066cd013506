import { useState } from 'preact/hooks';
import type { StateType } from '../../../../language/asl/types';
import { stateTypes } from '../../../../language/asl/fields';
import { Dialog } from '../../../parts/Dialog';
import type { Commands } from '../model/Commands';
import { ConnectDialog } from './ConnectDialog';
import { RenameDialog } from './RenameDialog';

/** The dialog that a command has opened, if any. `servedArn`: of a machine whose files can be edited. */
export function CommandDialogs({ commands, servedArn }: { commands: Commands; servedArn: string | undefined }) {
  const ask = commands.ask.value;
  const state = commands.designer.state.value;
  const close = (): void => void (commands.ask.value = undefined);
  if (ask === undefined || state === undefined) return null;
  if (ask === 'connect') return <ConnectDialog commands={commands} state={state} onClose={close} />;
  if (ask === 'type') return <TypeDialog commands={commands} type={state.type} onClose={close} />;
  return <RenameDialog {...{ commands, servedArn }} name={state.name} onClose={close} />;
}

function TypeDialog({
  commands,
  type,
  onClose,
}: {
  commands: Commands;
  type: StateType | undefined;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<StateType>(type ?? 'Pass');
  return (
    <Dialog title="Change the type" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen === type || commands.changeType(chosen)) onClose();
        }}
      >
        <label>
          <span>Type</span>
          <select value={chosen} autofocus onChange={(event) => setChosen(event.currentTarget.value as StateType)}>
            {stateTypes.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <p class="dim">Fields that the new type does not have are removed.</p>
        <button class="main" type="submit">
          Change
        </button>
      </form>
    </Dialog>
  );
}
