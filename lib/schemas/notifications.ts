import { z } from 'zod';
import { MAIL_WORDS } from '../core/notifications';
import { TIME_ZONES } from './people';
import { pageInput } from './seminars';

export const listNotificationsInput = pageInput.extend({
  unread: z.stringbool().or(z.boolean()).default(false).describe('Only those that you have not read: true or false'),
});
export type ListNotificationsInput = z.infer<typeof listNotificationsInput>;

export const readInput = z.strictObject({ read: z.boolean() });

const zones = new Set(TIME_ZONES);
export const mailInput = z.strictObject({
  word: z.enum(MAIL_WORDS, 'Choose one of the three.'),
  hour: z.coerce.number().int().min(0, 'Choose an hour of the day.').max(23, 'Choose an hour of the day.'),
  timeZone: z.preprocess((zone) => zone || null, z.string().refine((zone) => zones.has(zone), 'There is no such time zone. Choose one of the list, such as Europe/Paris.').nullable()),
});
export type MailInput = z.infer<typeof mailInput>;
