import { methods } from '@/lib/http/route';
import { liveRoute } from '@/lib/http/stream';
import { liveData, liveInput } from '@/lib/schemas/live';

const path = '/api/v1/articles/{article}/events';

/** It goes on for as long as somebody listens. */
export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  liveRoute({ method: 'GET', path, summary: 'What happens to an article, as it happens: the events ready, thread, comment, presence, reset and end', query: liveInput, events: liveData }),
);
