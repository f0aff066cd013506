import { useState } from 'preact/hooks';
import { aws } from '../../api/aws';
import type { MachineType } from '../../api/types';
import { scope } from '../../model/scope';
import { Dialog } from '../../parts/Dialog';
import { Fault } from '../../parts/Notice';
import { goTo } from '../../route/navigate';
import { configurationOf, settingsOf } from './model/machineSettings';
import { SettingsFields } from './SettingsFields';

/** Asks for a name and settings, and creates a machine. */
export function CreateDialog({
  text,
  type,
  onSaved,
  onClose,
}: {
  text: string;
  type: MachineType;
  onSaved: () => void;
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  const [settings, setSettings] = useState(settingsOf({}));
  const [fault, setFault] = useState('');
  const create = async (): Promise<void> => {
    try {
      const { stateMachineArn } = await aws<{ stateMachineArn: string }>(
        'CreateStateMachine',
        { name, definition: text, type, ...configurationOf(settings) },
        scope.value,
      );
      onSaved();
      onClose();
      goTo('machine', [stateMachineArn]);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <Dialog title="Create a state machine" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label>
          Name
          <input required maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <details>
          <summary>Role, logging and tracing</summary>
          <div class="stack">
            <SettingsFields settings={settings} onChange={setSettings} />
          </div>
        </details>
        <Fault text={fault} />
        <div class="row end">
          <button class="main" type="submit">
            Create
          </button>
        </div>
      </form>
    </Dialog>
  );
}
