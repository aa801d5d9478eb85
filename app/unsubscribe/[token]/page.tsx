import type { Metadata } from 'next';
import { UnsubscribeForm } from '@/components/notifications/unsubscribe-form';

// The link is a key: it goes to no other site, and into no index.
export const metadata: Metadata = { title: 'Stop e-mail', robots: { index: false }, referrer: 'no-referrer' };

/** Where the foot of an e-mail leads. It asks, since programs look at links before people do. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-12">
      <UnsubscribeForm token={token} />
    </main>
  );
}
