import { methods, route } from '@/lib/http/route';
import { notificationView } from '@/lib/schemas/api';
import { readInput } from '@/lib/schemas/notifications';
import { readNotification } from '@/lib/services/notifications';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'PATCH', path: '/api/v1/notifications/{notification}', summary: 'Mark a notification as read, or as unread', body: readInput, answer: notificationView }, ({ actor, params, body }) =>
    readNotification(actor, params.notification, body.read),
  ),
);
