import { aws, scopeOfArn } from '../../api/aws';
import type { Alias, AliasItem, VersionItem } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { NotYet } from '../../parts/Failure';
import { Notice } from '../../parts/Notice';

interface Known {
  readonly versions: readonly (VersionItem & { readonly description?: string })[];
  readonly aliases: readonly Alias[];
}

/** The versions of a state machine, and the aliases with the weights by which they choose among them. */
export function Versions({ arn }: { arn: string }) {
  const { value, error } = usePolled(`versions ${arn}`, (signal) => read(arn, signal), { everyMs: 3000 });
  if (value === undefined) return <NotYet what="versions" error={error} arn={arn} />;
  const { versions, aliases } = value;
  if (versions.length + aliases.length === 0) {
    return (
      <Notice title="No versions">
        <p>
          PublishStateMachineVersion makes one of what the state machine is then; an alias names one, or two by weights.
        </p>
      </Notice>
    );
  }
  return (
    <div class="two-columns">
      <section aria-label="Aliases">
        <h2>Aliases</h2>
        {aliases.length === 0 && <p class="dim">None.</p>}
        {aliases.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Runs</th>
              </tr>
            </thead>
            <tbody>
              {aliases.map(({ stateMachineAliasArn, name, routingConfiguration }) => (
                <tr key={stateMachineAliasArn}>
                  <td>{name}</td>
                  <td>
                    {routingConfiguration
                      .map(
                        ({ stateMachineVersionArn, weight }) => `version ${last(stateMachineVersionArn)}: ${weight} %`,
                      )
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section aria-label="Versions">
        <h2>Versions</h2>
        {versions.length === 0 && <p class="dim">None.</p>}
        {versions.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Published (UTC)</th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ stateMachineVersionArn, creationDate }) => (
                <tr key={stateMachineVersionArn}>
                  <td class="number">{last(stateMachineVersionArn)}</td>
                  <td class="number">{formatTime(creationDate * 1000)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

async function read(stateMachineArn: string, signal: AbortSignal): Promise<Known> {
  const scope = scopeOfArn(stateMachineArn);
  const [{ stateMachineVersions }, { stateMachineAliases }] = await Promise.all([
    aws<{ stateMachineVersions: readonly VersionItem[] }>(
      'ListStateMachineVersions',
      { stateMachineArn, maxResults: 1000 },
      scope,
      signal,
    ),
    aws<{ stateMachineAliases: readonly AliasItem[] }>(
      'ListStateMachineAliases',
      { stateMachineArn, maxResults: 1000 },
      scope,
      signal,
    ),
  ]);
  const aliases = await Promise.all(
    stateMachineAliases.map(({ stateMachineAliasArn }) =>
      aws<Alias>('DescribeStateMachineAlias', { stateMachineAliasArn }, scope, signal),
    ),
  );
  return { versions: stateMachineVersions, aliases };
}

function last(arn: string): string {
  return arn.split(':').at(-1)!;
}
