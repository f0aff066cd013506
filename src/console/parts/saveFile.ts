import type { Trace } from '../../story/graph/Trace';
import type { JsonObject } from '../../util/json';

/** Downloads a file. */
export function saveText(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}

/** Downloads the graph as a picture, as drawn by `stepmill graph`. */
export async function saveSvg(name: string, definition: JsonObject, trace: Trace | undefined): Promise<void> {
  const [{ buildGraph }, { formatSvg }] = await Promise.all([
    import('../../story/graph/buildGraph'),
    import('../../story/graph/formatSvg'),
  ]);
  saveText(`${name}.svg`, formatSvg(buildGraph(definition), trace), 'image/svg+xml');
}
