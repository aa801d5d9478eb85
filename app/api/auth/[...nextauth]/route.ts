import type { NextRequest } from 'next/server';
import { nextAuth } from '@/lib/auth/next-auth';

type Context = { params: Promise<{ nextauth: string[] }> };

/** What next-auth has but Scholium does not: `_log` lets anybody write into the operator's log. */
const CLOSED = new Set(['_log']);

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action = ''] = (await context.params).nextauth;
  if (CLOSED.has(action)) return new Response(null, { status: 404 });
  return nextAuth(request, context);
}

export { handle as GET, handle as POST };
