/** Whether an address is in a range (`203.0.113.0/24`, `2001:db8::/32`, or a single address). */
export function isInRange(address: string, range: string): boolean {
  const [start = '', length] = range.split('/');
  const [from, asked] = [bitsOf(start), bitsOf(address)];
  if (from === undefined || asked?.length !== from.length) return false;
  const prefix = length === undefined ? from.length : Number(length);
  return Number.isInteger(prefix) && prefix >= 0 && from.slice(0, prefix) === asked.slice(0, prefix);
}

/** The 32 or 128 bits of an address as digits; `undefined` for other text. */
function bitsOf(address: string): string | undefined {
  if (!address.includes(':')) return ipv4Bits(address);
  // The last group may be written as an IPv4 address.
  const [, head = '', dotted] = /^(.*:)(\d+(?:\.\d+){3})$/.exec(address) ?? [];
  const last = dotted === undefined ? undefined : ipv4Bits(dotted);
  if (dotted !== undefined && last === undefined) return undefined;
  const halves = (last === undefined ? address : `${head}${hex(last.slice(0, 16))}:${hex(last.slice(16))}`).split('::');
  const [left = [], right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - (right?.length ?? 0);
  if (halves.length > 2 || (right === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...(right ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function ipv4Bits(address: string): string | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
}

function hex(bits: string): string {
  return parseInt(bits, 2).toString(16);
}
