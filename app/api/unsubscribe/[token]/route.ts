import { unsubscribe } from '@/lib/services/notifications/mail';

type Context = { params: Promise<{ token: string }> };

const plain = (words: string, status: number) => new Response(`${words}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });

/** What a mail program asks when somebody presses “Unsubscribe” there (RFC 8058): no session, no cookie, one request. */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  return (await unsubscribe((await params).token)) ? plain('You get no more e-mail about what concerns you on Scholium.', 200) : plain('This link is not a whole one.', 404);
}

/** Whoever follows the address instead is asked first: programs that look at links before people do must change nothing. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return new Response(null, { status: 303, headers: { Location: `/unsubscribe/${encodeURIComponent((await params).token)}`, 'Cache-Control': 'no-store' } });
}
