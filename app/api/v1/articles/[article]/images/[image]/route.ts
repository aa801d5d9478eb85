import { methods, route } from '@/lib/http/route';
import { getImage } from '@/lib/services/images';

const EXTENSIONS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/articles/{article}/images/{image}', summary: 'A picture of an article, by the id in its paragraph’s format', file: Object.keys(EXTENSIONS) },
    async ({ actor, params }) => {
      const { mediaType, read } = await getImage(actor, params.article, params.image);
      return { name: `${params.image}.${EXTENSIONS[mediaType]}`, mediaType, pieces: once(await read()) };
    },
  ),
);

async function* once(bytes: Uint8Array) {
  yield bytes;
}
