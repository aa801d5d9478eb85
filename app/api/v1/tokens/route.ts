import { methods, route } from '@/lib/http/route';
import { createTokenInput } from '@/lib/schemas/accounts';
import { newTokenView, pageOf, tokenView } from '@/lib/schemas/api';
import { createToken, listTokens } from '@/lib/services/tokens';

const path = '/api/v1/tokens';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'Your tokens; all in one page', answer: pageOf(tokenView) }, async ({ actor }) => ({
    items: await listTokens(actor),
    nextCursor: null,
  })),
  route({ method: 'POST', path, summary: 'Make a token', body: createTokenInput, answer: newTokenView }, ({ actor, body, once }) => createToken(actor, body, once)),
);
