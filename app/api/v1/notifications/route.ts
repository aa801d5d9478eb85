import { z } from 'zod';
import { MOST_COUNTED } from '@/lib/core/notifications';
import { methods, route } from '@/lib/http/route';
import { notificationView, pageOf } from '@/lib/schemas/api';
import { listNotificationsInput } from '@/lib/schemas/notifications';
import { countUnread, listNotifications } from '@/lib/services/notifications';

const answer = pageOf(notificationView).extend({ unread: z.int().min(0).max(MOST_COUNTED).describe(`How many are unread; ${MOST_COUNTED} stands for that many and more`) });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/notifications', summary: 'What concerns you, the newest first', query: listNotificationsInput, answer }, async ({ actor, query }) => ({
    ...(await listNotifications(actor, query)),
    unread: await countUnread(actor),
  })),
);
