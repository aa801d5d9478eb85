import type { Operation } from '@/lib/http/route';
import * as health from '../health/route';
import * as annotation from './annotations/[annotation]/route';
import * as comments from './annotations/[annotation]/comments/route';
import * as annotationTags from './annotations/[annotation]/tags/route';
import * as article from './articles/[article]/route';
import * as annotationAnswer from './annotations/[annotation]/answer/route';
import * as annotationAppeal from './annotations/[annotation]/appeal/route';
import * as annotationFlag from './annotations/[annotation]/flag/route';
import * as annotationModeration from './annotations/[annotation]/moderation/route';
import * as articleRules from './articles/[article]/rules/route';
import * as revisions from './articles/[article]/revisions/route';
import * as revision from './articles/[article]/revisions/[number]/route';
import * as revisionCompare from './articles/[article]/revisions/[number]/compare/route';
import * as revisionRestore from './articles/[article]/revisions/[number]/restore/route';
import * as repairs from './articles/[article]/repairs/route';
import * as repairsAccept from './articles/[article]/repairs/accept/route';
import * as annotationPlace from './annotations/[annotation]/place/route';
import * as annotations from './articles/[article]/annotations/route';
import * as articleImage from './articles/[article]/images/[image]/route';
import * as articleEvents from './articles/[article]/events/route';
import * as mentionable from './articles/[article]/mentionable/route';
import * as claims from './articles/[article]/claims/route';
import * as marks from './articles/[article]/marks/route';
import * as marksMine from './articles/[article]/marks/mine/route';
import * as marksRelease from './articles/[article]/marks/release/route';
import * as comment from './comments/[comment]/route';
import * as commentAppeal from './comments/[comment]/appeal/route';
import * as commentFlag from './comments/[comment]/flag/route';
import * as commentReactions from './comments/[comment]/reactions/[kind]/route';
import * as commentModeration from './comments/[comment]/moderation/route';
import * as annotationExport from './annotations/[annotation]/export/route';
import * as articleExport from './articles/[article]/export/route';
import * as seminarExport from './seminars/[seminar]/export/route';
import * as articleExports from './articles/[article]/exports/route';
import * as seminarExports from './seminars/[seminar]/exports/route';
import * as exports from './exports/route';
import * as exportJob from './exports/[export]/route';
import * as exportJobFile from './exports/[export]/file/route';
import * as seminarImport from './seminars/[seminar]/import/route';
import * as exportSchema from './export.schema.json/route';
import * as me from './me/route';
import * as notifications from './notifications/route';
import * as notification from './notifications/[notification]/route';
import * as notificationsRead from './notifications/read/route';
import * as openapi from './openapi.json/route';
import * as seminars from './seminars/route';
import * as seminar from './seminars/[seminar]/route';
import * as articles from './seminars/[seminar]/articles/route';
import * as members from './seminars/[seminar]/members/route';
import * as flags from './seminars/[seminar]/flags/route';
import * as mute from './seminars/[seminar]/members/[member]/mute/route';
import * as moderation from './seminars/[seminar]/moderation/route';
import * as claimTypes from './seminars/[seminar]/claim-types/route';
import * as tags from './seminars/[seminar]/tags/route';
import * as tokens from './tokens/route';
import * as token from './tokens/[token]/route';

/** Every route of the API, in the order in which its document shows them. A test finds one that is missing. */
export const routeModules = () => [
  health, openapi, exportSchema, me, tokens, token, seminars, seminar, members, tags, claimTypes, articles, article, articleImage, articleRules, articleEvents, revisions, revision, revisionCompare, revisionRestore, repairs, repairsAccept, annotationPlace, annotations, claims, annotation, annotationTags, annotationAnswer, mentionable, comments, comment, commentReactions,
  moderation, annotationModeration, commentModeration, annotationFlag, commentFlag, flags, annotationAppeal, commentAppeal, mute, articleExport, seminarExport, annotationExport, articleExports, seminarExports, exports, exportJob, exportJobFile,
  seminarImport,
  marks, marksMine, marksRelease,
  notifications, notificationsRead, notification,
];

export function operations(): Operation[] {
  return routeModules().flatMap((module) => Object.values(module).flatMap(({ operation }) => operation ?? []));
}
