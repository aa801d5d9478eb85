import path from 'node:path';

/** The same for every answer; pages get their Content-Security-Policy in proxy.ts, with a nonce. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
/** What the API answers is data: whatever it holds, a browser that opens it runs nothing. */
const API_HEADERS = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" };
const asList = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The server in front of it does (scripts/lib/front.ts).
  compress: false,
  reactStrictMode: true,
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  // `npm test` checks the types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Native or large modules that the server loads from node_modules as they are.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', '@prisma/client', '@prisma/adapter-pg', 'pdfkit', 'fontkit', 'subset-font'],
  headers: () => [
    { source: '/:path*', headers: asList(HEADERS) },
    { source: '/api/:path*', headers: asList(API_HEADERS) },
  ],
  experimental: {
    // An article of 2 MiB, in the longest encoding of a form.
    serverActions: { bodySizeLimit: '5mb' },
  },
};
