import '@fontsource-variable/inter';
import '@fontsource-variable/noto-naskh-arabic';
import '@fontsource-variable/noto-nastaliq-urdu';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SiteHeader } from '@/components/account/site-header';
import { currentActor } from '@/lib/auth/session';
import { listExports } from '@/lib/services/export-jobs';
import { countUnread } from '@/lib/services/notifications';

export const metadata: Metadata = {
  title: { default: 'Scholium', template: '%s · Scholium' },
  description: 'Close reading in a seminar: annotate an article, tag its claims, argue in the margin.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/**
 * The frame of every page. The theme follows the device until somebody chooses one. When it cannot
 * be known who asks, because the database is away, the frame stands nevertheless: the page says it.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get('theme')?.value;
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : 'device';
  const actor = await currentActor().catch(() => null);
  const [exports, unread] = actor ? await Promise.all([listExports(actor).catch(() => []), countUnread(actor).catch(() => 0)]) : [[], 0];
  return (
    <html lang="en" {...(theme === 'device' ? {} : { 'data-theme': theme })}>
      <body>
        <SiteHeader name={actor?.name ?? null} theme={theme} exports={exports} unread={unread} />
        <div id="content" tabIndex={-1} className="outline-none">
          {children}
        </div>
      </body>
    </html>
  );
}
