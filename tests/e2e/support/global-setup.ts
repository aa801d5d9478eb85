import { makeDemoData } from '../../support/demo-data';

/** Where the demo's data is, as JSON; workers inherit the environment. */
export const DEMO_DATA = 'SCHOLIUM_TEST_DEMO';

/** The demo of which every worker gets a copy. */
export default async function setup(): Promise<() => void> {
  const { remove, ...demo } = await makeDemoData();
  process.env[DEMO_DATA] = JSON.stringify(demo);
  return remove;
}
