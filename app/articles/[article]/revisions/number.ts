/** The number of a revision in an address; `null` where there cannot be such a one. */
export function numberOf(part: string | string[] | undefined): number | null {
  return typeof part === 'string' && /^[1-9]\d{0,8}$/.test(part) ? Number(part) : null;
}
