export const median = (values: number[]): number => percentile(values, 0.5);
/** @param share of the values that are smaller, from 0 up to 1 */
export const percentile = (values: number[], share: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;

/** Prints one line of the table: what is measured, then its figures. */
export const row = (...cells: string[]): void => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(42) : cell.padStart(16))).join(''));
