import { useState } from 'preact/hooks';
import type { Scope } from '../../api/aws';
import { sendEvent, type SentEvent, type Start } from '../../api/starts';
import { checkJson } from '../../model/checkJson';
import { sampleEvent } from '../../model/sampleEvent';
import { JsonField } from '../../parts/JsonField';
import { Act } from './Act';
import { Outcome } from './Outcome';

/** Puts an event on the bus of a rule. The first one matches its pattern. */
export function SendEvent({ rule, scope }: { rule: Start; scope: Scope }) {
  const { pattern, eventBus } = rule.settings as { readonly pattern: object; readonly eventBus?: string };
  const [event, setEvent] = useState(() => JSON.stringify(sampleEvent(pattern, eventBus), null, 2));
  return (
    <Act
      words="Send"
      isReady={checkJson(event) === undefined}
      act={() => sendEvent(event, scope)}
      show={(sent) => <Sent sent={sent} />}
    >
      <JsonField label="Event" value={event} onChange={setEvent} rows={12} />
    </Act>
  );
}

function Sent({ sent: { matched, others } }: { sent: SentEvent }) {
  return (
    <>
      {matched.map(({ name, targets }) => (
        <section key={name} aria-label={`Rule ${name}`}>
          <h3>Matched the rule {name}</h3>
          <Outcome targets={targets} />
        </section>
      ))}
      {others.map(({ name, mismatches }) => (
        <details key={name} open={matched.length === 0}>
          <summary>Did not match the rule {name}</summary>
          <ul>
            {mismatches.map(({ field, wanted, got }) => (
              <li key={field}>
                <code>{field}</code>: wanted {textOf(wanted)}, got {got === undefined ? 'nothing' : textOf(got)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
