declare module 'vitest' {
  interface ProvidedContext {
    /** The database "postgres" of the run's server, from which others are made. */
    databaseUrl: string;
  }
}
export {};
