import { useEffect, useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine, MachineType } from '../../api/types';
import { Dialog } from '../../parts/Dialog';
import { Fault } from '../../parts/Notice';
import { goTo } from '../../route/navigate';
import { scope } from '../../model/scope';
import { configurationOf, SettingsFields, settingsOf } from './MachineSettings';

/** Updates the machine, or asks for a name and creates one. */
export function SaveButton({
  text,
  type,
  machine,
  isBad,
  unsaved,
  onSaved,
}: {
  text: string;
  type: MachineType;
  machine: Machine | undefined;
  isBad: boolean;
  /** The note about unsaved text; empty if there is none. */
  unsaved: string;
  onSaved: () => void;
}) {
  const [asks, setAsks] = useState(false);
  const [told, setTold] = useState('');
  useEffect(() => setTold(''), [text]);
  const update = async (): Promise<void> => {
    try {
      const { stateMachineArn } = machine!;
      await aws('UpdateStateMachine', { stateMachineArn, definition: text }, scopeOfArn(stateMachineArn));
      onSaved();
      setTold('Saved.');
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  return (
    <>
      <span role="status" class="dim wrap">
        {told === '' ? unsaved : told}
      </span>
      <button
        class="main"
        type="button"
        disabled={isBad}
        onClick={() => (machine === undefined ? setAsks(true) : void update())}
      >
        {machine === undefined ? 'Create …' : 'Save'}
      </button>
      {asks && <AskName {...{ text, type, onSaved }} onClose={() => setAsks(false)} />}
    </>
  );
}

function AskName({
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
