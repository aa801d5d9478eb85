import { pageActor } from '@/lib/http/page';
import { ALWAYS, problem } from '@/lib/http/problem';
import { exportAccount } from '@/lib/services/account-export';

/** Everything about who asks, as a file. What goes wrong after its beginning breaks the download off, so half a file is never taken for a whole one. */
export async function GET(): Promise<Response> {
  const actor = await pageActor('/account');
  try {
    const pieces = await exportAccount(actor);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return();
      },
    });
    const filename = `scholium-account-${new Date().toISOString().slice(0, 10)}.json`;
    return new Response(body, { headers: { ...ALWAYS, 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="${filename}"` } });
  } catch (error) {
    return problem(error, 'query');
  }
}
