import type { PlacedRemark } from './Remark';
import { withoutControls } from '../../../util/withoutControls';

const commands = { ERROR: 'error', WARNING: 'warning', ADVICE: 'notice' } as const;

/** For GitHub Actions: one workflow command a remark. See "Workflow commands" of the GitHub Actions documentation. */
export function formatGithub(remarks: readonly PlacedRemark[]): string {
  return remarks
    .map(({ file, line, column, endColumn, severity, code, message, hint }) => {
      const properties = { file, line, col: column, endColumn, title: code };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      const sentence = hint === undefined ? message : `${message} ${hint}`;
      return `::${commands[severity]} ${list.join(',')}::${data(sentence)}\n`;
    })
    .join('');
}

function data(text: string): string {
  const lines = text.replace(/%/g, '%25').split(/\r\n|[\r\n]/);
  return lines.map(withoutControls).join('%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
