/** Whether there is a Postgres to test with: TEST_POSTGRES_URL, or one that is installed here. */
export const hasPostgres: boolean;
/** A Postgres of our own in a new folder; or the one of TEST_POSTGRES_URL. */
export function startPostgres(): Promise<{ readonly url: string; stop(): void; restart(): void }>;
