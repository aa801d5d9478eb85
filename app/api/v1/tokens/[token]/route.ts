import { methods, route } from '@/lib/http/route';
import { revokeToken } from '@/lib/services/tokens';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'DELETE', path: '/api/v1/tokens/{token}', summary: 'Revoke a token, at once; it may be the one that asks', nothing: 'It no longer works' }, async ({ actor, params }) => {
    await revokeToken(actor, params.token);
    return null;
  }),
);
