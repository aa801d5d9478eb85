import { pictureResponse } from '@/lib/http/picture';
import { getImage } from '@/lib/services/images';

/** A picture of an article, for its pages. */
export async function GET(request: Request, { params }: { params: Promise<{ article: string; image: string }> }): Promise<Response> {
  const { article, image } = await params;
  return pictureResponse(request, image, (actor) => getImage(actor, article, image));
}
