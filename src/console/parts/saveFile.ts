import type { Trace } from '../../story/graph/Trace';
import type { JsonObject } from '../../util/json';
import { tryAgain } from '../live/tryAgain';

/** Downloads a file. */
export function saveText(name: string, text: string, type = 'application/json'): void {
  saveBlob(name, new Blob([text], { type }));
}

function saveBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}

/** Downloads the graph as a picture, as drawn by `stepmill graph`. */
export async function saveSvg(name: string, definition: JsonObject, trace: Trace | undefined): Promise<void> {
  saveText(`${name}.svg`, await drawSvg(definition, trace), 'image/svg+xml');
}

/** Twice the size, so that it is sharp on paper, too. */
const pngScale = 2;

/** Downloads the same picture as PNG. Rejects if the browser cannot draw one of its size. */
export async function savePng(name: string, definition: JsonObject, trace: Trace | undefined): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await drawSvg(definition, trace))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pngScale;
  canvas.height = image.naturalHeight * pngScale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (content === null) throw new Error('The browser cannot draw a picture of this size. Save it as SVG.');
  saveBlob(`${name}.png`, content);
}

async function drawSvg(definition: JsonObject, trace: Trace | undefined): Promise<string> {
  const [{ buildGraph }, { formatSvg }] = await Promise.all([
    tryAgain(() => import('../../story/graph/buildGraph')),
    tryAgain(() => import('../../story/graph/formatSvg')),
  ]);
  return formatSvg(buildGraph(definition), trace);
}
