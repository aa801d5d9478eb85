/**
 * Keeps what was worked out last under keys that say all that it depends on, so that it never grows old.
 * Who asks while it is being worked out waits for the same; what fails is not kept.
 */
export class KeptWork<T> {
  private readonly kept = new Map<string, Promise<T>>();

  /** @param most how many are kept */
  constructor(private readonly most: number) {}

  get(key: string): Promise<T> | undefined {
    const known = this.kept.get(key);
    return known && this.keep(key, known);
  }

  keep(key: string, work: Promise<T>): Promise<T> {
    this.kept.delete(key);
    this.kept.set(key, work);
    work.catch(() => this.kept.get(key) === work && this.kept.delete(key));
    for (const oldest of this.kept.keys()) if (this.kept.size > this.most) this.kept.delete(oldest);
    return work;
  }
}
