import { pictureResponse } from '@/lib/http/picture';
import { getDraftImage } from '@/lib/services/images';

/** A picture of an article that is being brought in, for whoever brings it. */
export async function GET(request: Request, { params }: { params: Promise<{ seminar: string; image: string }> }): Promise<Response> {
  const { seminar, image } = await params;
  return pictureResponse(request, image, (actor) => getDraftImage(actor, seminar, image));
}
