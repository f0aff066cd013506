export function domainOf(email: string): string | undefined {
  return /^[^@\s]+@([^@\s]+\.[^@\s]+)$/.exec(email)?.[1]?.toLowerCase();
}
