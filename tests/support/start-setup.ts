import type { TestProject } from 'vitest/node';
import { type DemoData, makeDemoData } from './demo-data';

declare module 'vitest' {
  interface ProvidedContext {
    demo: DemoData;
  }
}

/** The demo of which every test that needs one gets a copy. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { remove, ...demo } = await makeDemoData();
  project.provide('demo', demo);
  return remove;
}
