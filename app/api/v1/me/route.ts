import { methods, route } from '@/lib/http/route';
import { meView } from '@/lib/schemas/api';
import { getAccount } from '@/lib/services/accounts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/me', summary: 'Who the token is', answer: meView }, async ({ actor }) => {
    const { id, name, email } = await getAccount(actor);
    return { id, name, email, token: actor.via.id };
  }),
);
