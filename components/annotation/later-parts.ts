import { later } from '../ui/later';

/** What reading alone does not need: it comes when a thread is pointed at or opened, or when somebody writes. */

export const OpenThread = later(() => import('./open-thread').then((module) => module.OpenThread));
export const Composer = later(() => import('./composer').then((module) => module.Composer));
export const WaitingPost = later(() => import('./waiting-post').then((module) => module.WaitingPost));
