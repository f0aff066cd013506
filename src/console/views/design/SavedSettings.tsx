import { useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { Fault } from '../../parts/Notice';
import { configurationOf, settingsOf } from './model/machineSettings';
import { SettingsFields } from './SettingsFields';

/** Role, logging and tracing of a machine that exists: they are no part of its definition, and are saved apart from it. */
export function SavedSettings({ machine }: { machine: Machine }) {
  const [settings, setSettings] = useState(() => settingsOf(machine));
  const [fault, setFault] = useState('');
  const [told, setTold] = useState('');
  const save = async (): Promise<void> => {
    setFault('');
    try {
      const { stateMachineArn } = machine;
      await aws('UpdateStateMachine', { stateMachineArn, ...configurationOf(settings) }, scopeOfArn(stateMachineArn));
      setTold('Saved.');
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <form
      class="stack form-section"
      aria-label="Role, logging and tracing"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>Role, logging and tracing</h3>
      <SettingsFields
        settings={settings}
        onChange={(changed) => {
          setSettings(changed);
          setTold('');
        }}
      />
      <Fault text={fault} />
      <div class="row">
        <button type="submit">Save these settings</button>
        <span role="status" class="dim">
          {told}
        </span>
      </div>
    </form>
  );
}
