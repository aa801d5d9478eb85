/** The streams of this process, kept on globalThis as the database's connection is: pages, and the script that ends them, are built apart. */
export const kept = globalThis as { scholiumLive?: { end: () => Promise<void> } };

/** Ends all live streams of this process, if there are any. */
export async function endLive(): Promise<void> {
  await kept.scholiumLive?.end();
}
