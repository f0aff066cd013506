import type { DefinitionDocument } from '../../../../definitions/document/DefinitionDocument';
import { tryAgain } from '../../../live/tryAgain';
import { findServedFile, type ServedFile } from './servedFile';

/** What a machine's definition is edited in. */
export interface Opened {
  readonly file?: ServedFile;
  readonly open?: ((text: string) => DefinitionDocument) | undefined;
  /** Why the file cannot be edited. */
  readonly note?: string;
}

/** The file of a machine, and how its text is opened. What opens it is loaded with the first file. */
export async function openServed(arn: string): Promise<Opened> {
  const file = await findServedFile(arn);
  if (file === undefined) return {};
  if ('readOnly' in file) return { note: file.readOnly };
  const { openDocument } = await tryAgain(() => import('../../../../definitions/document/openDocument'));
  const options = { file: file.path, machine: file.machine };
  return { file, open: (text) => openDocument(text, options) };
}
