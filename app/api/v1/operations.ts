import type { Operation } from '@/lib/http/route';
import * as health from '../health/route';
import * as annotation from './annotations/[annotation]/route';
import * as comments from './annotations/[annotation]/comments/route';
import * as annotationTags from './annotations/[annotation]/tags/route';
import * as article from './articles/[article]/route';
import * as annotations from './articles/[article]/annotations/route';
import * as claims from './articles/[article]/claims/route';
import * as comment from './comments/[comment]/route';
import * as me from './me/route';
import * as openapi from './openapi.json/route';
import * as seminars from './seminars/route';
import * as seminar from './seminars/[seminar]/route';
import * as articles from './seminars/[seminar]/articles/route';
import * as members from './seminars/[seminar]/members/route';
import * as tags from './seminars/[seminar]/tags/route';
import * as tokens from './tokens/route';
import * as token from './tokens/[token]/route';

/** Every route of the API, in the order in which its document shows them. A test finds one that is missing. */
export const routeModules = () => [
  health, openapi, me, tokens, token, seminars, seminar, members, tags, articles, article, annotations, claims, annotation, annotationTags, comments, comment,
];

export function operations(): Operation[] {
  return routeModules().flatMap((module) => Object.values(module).flatMap(({ operation }) => operation ?? []));
}
