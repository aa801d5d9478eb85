import { z } from 'zod';
import { ROLES } from '../core/annotations';
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, MAX_SECTION_LENGTH } from '../core/limits';
import { MEMBER_SORTS } from '../core/people';
import { MAX_ROSTER_BYTES } from '../core/roster';
import { email } from './accounts';
import { id, multiline, optionalLine, singleLine } from './text';

export const role = z.enum(ROLES, `There is no such role. The roles are ${ROLES.join(', ')}.`);
export const sectionName = singleLine('The section’s name', MAX_SECTION_LENGTH);

export const seminarInput = z.strictObject({ seminar: id });
export const joinOpenInput = z.strictObject({ seminar: id, open: z.boolean() });

const ofMember = { seminar: id, person: id };
export const memberInput = z.strictObject(ofMember);
export const memberRoleInput = z.strictObject({ ...ofMember, role });
export const memberSectionInput = z.strictObject({ ...ofMember, section: id.nullable() });
export const handOverInput = z.strictObject({ ...ofMember, stepDown: z.boolean() });

export const createSectionInput = z.strictObject({ seminar: id, name: sectionName });
export const renameSectionInput = z.strictObject({ seminar: id, section: id, name: sectionName });
export const sectionInput = z.strictObject({ seminar: id, section: id });

/** The rows of a roster, which are checked one by one, so that one wrong row does not refuse the rest. */
export const rosterRow = z.object({
  email,
  name: optionalLine('The name', MAX_NAME_LENGTH),
  role: role.nullable(),
  section: sectionName.nullable(),
});
export const rosterInput = z.strictObject({
  seminar: id,
  csv: z.string().max(MAX_ROSTER_BYTES, 'A roster can have at most 1 MiB. Please bring it in parts.'),
});

export const inviteInput = z.strictObject({ email, name: optionalLine('The name', MAX_NAME_LENGTH), role, section: id.nullable() });
export const inviteOneInput = z.strictObject({ seminar: id, person: inviteInput });
export type InviteInput = z.infer<typeof inviteInput>;
export const invitationInput = z.strictObject({ seminar: id, invitation: id });
/** 256 random bits, as base64url writes them. */
export const invitationSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The zones that this server knows. UTC is one, though the list of IANA's leaves it out. */
export const TIME_ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const zones = new Set(TIME_ZONES);

export const seminarSettingsInput = z.strictObject({
  name: singleLine('The name', MAX_NAME_LENGTH),
  description: multiline('The description', MAX_DESCRIPTION_LENGTH).nullish(),
  timeZone: z.string().refine((zone) => zones.has(zone), 'There is no such time zone. Choose one of the list, such as Europe/Paris.'),
});
export type SeminarSettingsInput = z.infer<typeof seminarSettingsInput>;

/** What the members' table takes from its address; what is not understood counts as not said. */
export const memberQuery = z.object({
  q: z.string().max(200).optional().catch(undefined),
  role: z.enum(ROLES).optional().catch(undefined),
  section: z.literal('none').or(id).optional().catch(undefined),
  sort: z.enum(MEMBER_SORTS).catch('role'),
  order: z.enum(['up', 'down']).catch('up'),
  list: z.enum(['members', 'removed']).catch('members'),
  after: id.optional().catch(undefined),
});

/** What the log takes from its address, likewise. */
export const auditQuery = z.object({
  action: z.string().regex(/^[a-z-]{1,40}\.[a-z-]{1,40}$/).optional().catch(undefined),
  person: id.optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
});
