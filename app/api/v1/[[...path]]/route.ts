import { AppError } from '@/lib/errors';
import { problem } from '@/lib/http/problem';

/** Whatever the API does not have is answered as the API answers, not as a page. */
const nothing = () => problem(new AppError('not_found', 'The API has no such address. GET /api/v1/openapi.json lists all it has.'), 'query');

export { nothing as GET, nothing as POST, nothing as PUT, nothing as PATCH, nothing as DELETE, nothing as OPTIONS };
