import { later } from '../ui/later';

/** What reading alone does not need: it comes when a thread is pointed at or opened, or when somebody writes. */

export const WaitingPost = later(() => import('./waiting-post').then((module) => module.WaitingPost));

/** Whoever can write may lose the network while they do: what shows that a post waits comes along. */
const withWaiting = async <Part>(part: Promise<Part>): Promise<Part> => {
  await WaitingPost.fetchCode();
  return part;
};

export const OpenThread = later(() => withWaiting(import('./open-thread').then((module) => module.OpenThread)));
export const Composer = later(() => withWaiting(import('./composer').then((module) => module.Composer)));
