import {
  CannotEditError,
  type DefinitionDocument,
  type DocumentPath,
} from '../../../../definitions/document/DefinitionDocument';
import { excerptStates } from '../../../../definitions/document/gestures/clipboard';

/** What a browser's clipboard event has. */
interface ClipboardData {
  getData(type: string): string;
  setData(type: string, text: string): void;
}

/** Copied states as they are written. The clipboard has them as JSON, too, for other programs. */
interface ExactCopy {
  /** The JSON. */
  readonly plain: string;
  readonly language: 'json' | 'yaml';
  readonly text: string;
}

/** The type under which another tab finds it. */
const type = 'application/x-stepmill-states';

/** For buttons, which read only the plain text of the clipboard. */
let last: ExactCopy | undefined;

/** Keeps states as they are written. `plain`: their JSON. */
export function keepCopy(document: DefinitionDocument, paths: readonly DocumentPath[], plain: string): void {
  try {
    last = { plain, language: document.language, text: excerptStates(document, paths) };
  } catch (error) {
    if (!(error instanceof CannotEditError)) throw error;
    last = undefined;
  }
}

/** What was copied last with this JSON, as it is written in the language of a document; `undefined` if that is not known. */
export function exactCopyOf(plain: string, { language }: DefinitionDocument): string | undefined {
  return last?.plain === plain && last.language === language ? last.text : undefined;
}

/** Puts the last copy on the clipboard. */
export function giveCopy(data: ClipboardData): void {
  if (last !== undefined) data.setData(type, JSON.stringify(last));
}

/** Takes the copy of another tab from the clipboard, if it has one. */
export function takeCopy(data: ClipboardData): void {
  try {
    const found = JSON.parse(data.getData(type)) as ExactCopy;
    if (found.plain === data.getData('text/plain')) last = found;
  } catch {
    // Another program's text.
  }
}
