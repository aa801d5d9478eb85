'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action } from '@/lib/http/action';
import { readInput } from '@/lib/schemas/notifications';
import { id } from '@/lib/schemas/text';
import { countUnread, listNotifications, readAllNotifications, readNotification } from '@/lib/services/notifications';

/** As many as a popover holds that is looked over; the page has all. */
const NEWEST = 10;

/** The newest, for the popover of the bell. */
export const latestNotifications = action(z.null(), async (actor) => (await listNotifications(actor, { limit: NEWEST, unread: false })).items);

/** Marks one as read or unread. @returns how many are unread then */
export const markNotification = action(readInput.extend({ id }), async (actor, { id, read }) => {
  await readNotification(actor, id, read);
  revalidatePath('/notifications');
  return countUnread(actor);
});

/** Marks all as read that the person may see. */
export const markAllNotifications = action(z.null(), async (actor) => {
  await readAllNotifications(actor);
  revalidatePath('/notifications');
  return countUnread(actor);
});
