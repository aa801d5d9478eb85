import { methods, route } from '@/lib/http/route';
import { muteInput } from '@/lib/schemas/moderation';
import { muteMember } from '@/lib/services/muting';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'PUT', path: '/api/v1/seminars/{seminar}/members/{member}/mute', summary: 'Keep a member from writing until a time, or let them write again', body: muteInput, nothing: 'It is so' },
    async ({ actor, params, body }) => {
      await muteMember(actor, params.seminar, params.member, body);
      return null;
    },
  ),
);
