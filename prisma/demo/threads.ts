export { type DemoThread, demoThreads } from './threads/index';
