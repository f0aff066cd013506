import { useId } from 'preact/hooks';
import type { MachineSettings } from './model/machineSettings';

/** Role, logging and tracing. The type is beside the title, everything else in the form of the machine. */
export function SettingsFields({
  settings,
  onChange,
}: {
  settings: MachineSettings;
  onChange: (settings: MachineSettings) => void;
}) {
  const id = useId();
  const set = (changed: Partial<MachineSettings>): void => onChange({ ...settings, ...changed });
  return (
    <>
      <label>
        Role
        <input required value={settings.roleArn} onInput={(event) => set({ roleArn: event.currentTarget.value })} />
      </label>
      <div class="row">
        <label for={id}>Logging</label>
        <select
          id={id}
          value={settings.level}
          onChange={(event) => set({ level: event.currentTarget.value as MachineSettings['level'] })}
        >
          <option value="OFF">off</option>
          <option value="ALL">all events</option>
          <option value="ERROR">errors</option>
          <option value="FATAL">fatal errors</option>
        </select>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.includesData}
            onChange={(event) => set({ includesData: event.currentTarget.checked })}
          />
          with data
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.traces}
            onChange={(event) => set({ traces: event.currentTarget.checked })}
          />
          Tracing (X-Ray)
        </label>
      </div>
      {settings.level !== 'OFF' && (
        <label>
          Log group
          <input
            required
            placeholder="arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/order:*"
            value={settings.logGroupArn}
            onInput={(event) => set({ logGroupArn: event.currentTarget.value })}
          />
        </label>
      )}
    </>
  );
}
