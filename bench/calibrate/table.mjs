import process from 'node:process';
import { unitsOf } from './measure.mjs';

/** Shorter ones say nothing. */
const shortestMs = 0.5;

/** The calibration as a table in Markdown, and how many rows end before half a second of the library, or after two. */
export function tableOf(measured, maxWork, rounds) {
  const lines = [
    `Node ${process.version}, jsonata 2.0.6, least CPU time of ${rounds} rounds in proportion to the reference machine, ${new Date().toISOString().slice(0, 10)}.`,
    '',
    '| row | size | library, ms | Stepmill, ms | units | ends after s of the library | of Stepmill |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  let off = 0;
  for (const each of measured) {
    const { row, size, libraryMs, ownMs } = each;
    const units = unitsOf(each);
    const share = maxWork / units / 1000;
    const seconds = libraryMs * share;
    const isOff = libraryMs >= shortestMs && (seconds < 0.5 || seconds > 2);
    if (isOff) off += 1;
    const cells = [
      `${row.isCheck ? 'check: ' : ''}${row.name}`.replaceAll('|', '\\|'),
      size,
      libraryMs?.toFixed(1) ?? '–',
      ownMs.toFixed(1),
      Math.round(units),
      libraryMs >= shortestMs ? `${seconds.toFixed(2)}${isOff ? ' **off**' : ''}` : '–',
      ownMs >= shortestMs ? (ownMs * share).toFixed(2) : '–',
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  return { text: `${lines.join('\n')}\n`, off };
}
