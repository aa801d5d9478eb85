import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The server in front of it does, as it sets the headers of every answer (scripts/lib/front.ts).
  compress: false,
  reactStrictMode: true,
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  // `npm test` checks the types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Native or large modules that the server loads from node_modules as they are.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg', 'pdfkit', 'fontkit', 'subset-font', 'sharp', 'undici'],
  experimental: {
    // An article of 2 MiB, in the longest encoding of a form.
    serverActions: { bodySizeLimit: '5mb' },
  },
};
