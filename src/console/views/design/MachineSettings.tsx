import { useId } from 'preact/hooks';

/** What a machine has besides its definition, as the author sees it. */
export interface MachineSettings {
  readonly roleArn: string;
  readonly level: 'OFF' | 'ALL' | 'ERROR' | 'FATAL';
  /** The log group; empty: none. */
  readonly logGroupArn: string;
  readonly includesData: boolean;
  readonly traces: boolean;
}

/** The parts of DescribeStateMachine, and of the requests that set them. */
interface MachineConfiguration {
  readonly roleArn?: string;
  readonly loggingConfiguration?: {
    readonly level?: MachineSettings['level'];
    readonly includeExecutionData?: boolean;
    readonly destinations?: readonly { readonly cloudWatchLogsLogGroup?: { readonly logGroupArn?: string } }[];
  };
  readonly tracingConfiguration?: { readonly enabled?: boolean };
}

/** A required role that is never assumed. */
const anyRole = 'arn:aws:iam::123456789012:role/stepmill-console';

export function settingsOf({
  roleArn = anyRole,
  loggingConfiguration: logging,
  tracingConfiguration: tracing,
}: MachineConfiguration): MachineSettings {
  return {
    roleArn,
    level: logging?.level ?? 'OFF',
    logGroupArn: logging?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '',
    includesData: logging?.includeExecutionData === true,
    traces: tracing?.enabled === true,
  };
}

/** The members of CreateStateMachine and UpdateStateMachine. AWS: a level other than OFF needs a log group. */
export function configurationOf({
  roleArn,
  level,
  logGroupArn,
  includesData,
  traces,
}: MachineSettings): MachineConfiguration {
  return {
    roleArn,
    loggingConfiguration: {
      level,
      includeExecutionData: includesData,
      destinations: logGroupArn === '' ? [] : [{ cloudWatchLogsLogGroup: { logGroupArn } }],
    },
    tracingConfiguration: { enabled: traces },
  };
}

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
