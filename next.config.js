import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  // Native or large modules that the server loads from node_modules as they are.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  experimental: {
    // An article of 2 MiB, in the longest encoding of a form.
    serverActions: { bodySizeLimit: '5mb' },
  },
};
