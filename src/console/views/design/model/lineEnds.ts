import { applyChanges, changeBetween } from './textChanges';

/** A text as the editor holds it: each line ends with `\n`. */
export function editorText(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The offset in the editor's text of an offset in the text. */
export function toEditor(text: string, offset: number): number {
  return text.includes('\r') ? editorText(text.slice(0, offset)).length : offset;
}

/** The offset in the text of an offset in the editor's text. */
export function fromEditor(text: string, offset: number): number {
  if (!text.includes('\r')) return offset;
  let at = 0;
  for (let left = offset; left > 0 && at < text.length; left--) at += text.startsWith('\r\n', at) ? 2 : 1;
  return at;
}

/**
 * The text after the user has made `typed` of it in the editor. All lines that they left alone end as they did, and new
 * ones as the first does.
 *
 * @example takeTyped('a\r\nb', 'a\nx\nb') // 'a\r\nx\r\nb'
 */
export function takeTyped(text: string, typed: string): string {
  if (!text.includes('\r')) return typed;
  const end = /\r\n?|\n/.exec(text)![0];
  const changes = changeBetween(editorText(text), typed).map(({ from, to, insert }) => ({
    from: fromEditor(text, from),
    to: fromEditor(text, to),
    insert: insert.replaceAll('\n', end),
  }));
  return applyChanges(text, changes);
}
