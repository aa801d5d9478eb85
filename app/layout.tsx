import '@fontsource-variable/inter';
import '@fontsource-variable/noto-naskh-arabic';
import '@fontsource-variable/noto-nastaliq-urdu';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Scholium', template: '%s · Scholium' },
  description: 'Close reading in a seminar: annotate an article, tag its claims, argue in the margin.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The frame of every page. The theme follows the device until somebody chooses one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value;
  return (
    <html lang="en" {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}>
      <body>{children}</body>
    </html>
  );
}
