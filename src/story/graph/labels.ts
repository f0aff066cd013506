import { cut } from '../trace/clip';
import type { StateTrace } from './Trace';

export function shorten(text: string, length: number): string {
  return cut(text.replace(/\s+/g, ' '), length);
}

/** How often a state was entered and retried, if that is worth showing: `×3 ↻2`. */
export function timesOf(trace: StateTrace | undefined): string {
  if (trace === undefined) return '';
  const parts = [trace.times > 1 ? `×${trace.times}` : '', trace.retries > 0 ? `↻${trace.retries}` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** The width of a name in a picture, in pixels. It is estimated, rather too wide than too narrow. */
export function labelWidth(text: string): number {
  return widthOf(text) * 7.6;
}

/** The width of the smaller text below a name and beside an edge, in pixels. */
export function noteWidth(text: string): number {
  return widthOf(text) * 6.4;
}

/** So many letters of a name are shown; longer ones are cut, and whole in a title. */
const longestName = 48;

/** As much of a state's title as its box has room for; without a width, as its box will have. */
export function fitTitle(title: string, width = Infinity): string {
  let length = longestName;
  let fitted = shorten(title, length);
  while (length > 4 && labelWidth(fitted) > width - titleMargin + rounding) fitted = shorten(title, --length);
  return fitted;
}

/** The layout adds up fractions. */
const rounding = 0.5;

/** Beside the title of a box, for the sign of its outcome, too. */
export const titleMargin = 40;

/** In Latin letters: those of East Asian scripts are twice as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.codePointAt(0)! > 0x1100 ? 2 : 1;
  return width;
}
