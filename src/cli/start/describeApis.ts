import type { Service } from '../../emulator/service/Service';
import { urlPathOf } from '../../emulator/starts/apis/routing/urlPath';
import type { ListedStart } from '../../emulator/starts/callStarts';
import type { Paint } from '../../terminal/paint';

/** The routes of APIs that are served, with their URLs; an empty string if there are none. */
export function describeApis(service: Service, url: string, paint: Paint): string {
  if (!service.hasStarts) return '';
  const listed = service.callStarts({ op: 'list' }) as readonly ListedStart[];
  const routes = listed.flatMap(({ declared, machines }) =>
    declared.kind === 'restMethod' || declared.kind === 'httpRoute' ? [{ declared, machines }] : [],
  );
  if (routes.length === 0) return '';
  const rows = routes.map(({ declared, machines }) => {
    const method = declared.kind === 'restMethod' ? declared.httpMethod : declared.routeKey.split(/\s+/)[0]!;
    return { method, url: `${url}${urlPathOf(declared)}`, machines: machines.join(', ') };
  });
  const width = Math.max(...rows.map(({ method }) => method.length));
  const longest = Math.max(...rows.map((row) => row.url.length));
  const lines = rows.map((row) =>
    `  ${paint('bold', row.method.padEnd(width))}  ${row.url.padEnd(longest)}  ${paint('dim', row.machines)}`.trimEnd(),
  );
  return [paint('dim', 'APIs'), ...lines].map((line) => `${line}\n`).join('');
}
