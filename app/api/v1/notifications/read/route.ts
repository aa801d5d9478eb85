import { methods, route } from '@/lib/http/route';
import { readAllNotifications } from '@/lib/services/notifications';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'POST', path: '/api/v1/notifications/read', summary: 'Mark all your notifications as read', nothing: 'All are read' }, async ({ actor }) => {
    await readAllNotifications(actor);
    return null;
  }),
);
