'use server';

import { action } from '@/lib/http/action';
import * as schemas from '@/lib/schemas/people';
import * as invitations from '@/lib/services/invitations';
import * as members from '@/lib/services/members';
import * as roster from '@/lib/services/roster';
import * as sections from '@/lib/services/sections';

export const changeRole = action(schemas.memberRoleInput, (actor, { seminar, person, role }) => members.changeRole(actor, seminar, person, role));
export const handOver = action(schemas.handOverInput, (actor, { seminar, person, stepDown }) => members.handOver(actor, seminar, person, stepDown));
export const moveToSection = action(schemas.memberSectionInput, (actor, { seminar, person, section }) => members.moveToSection(actor, seminar, person, section));
export const removeMember = action(schemas.memberInput, (actor, { seminar, person }) => members.removeMember(actor, seminar, person));
export const readmitMember = action(schemas.memberInput, (actor, { seminar, person }) => members.readmitMember(actor, seminar, person));
export const leaveSeminar = action(schemas.seminarInput, (actor, { seminar }) => members.leaveSeminar(actor, seminar));

export const createSection = action(schemas.createSectionInput, (actor, { seminar, name }) => sections.createSection(actor, seminar, name));
export const renameSection = action(schemas.renameSectionInput, (actor, { seminar, section, name }) => sections.renameSection(actor, seminar, section, name));
export const deleteSection = action(schemas.sectionInput, (actor, { seminar, section }) => sections.deleteSection(actor, seminar, section));

export const inviteOne = action(schemas.inviteOneInput, (actor, { seminar, person }) => roster.inviteOne(actor, seminar, person));
export const previewRoster = action(schemas.rosterInput, (actor, { seminar, csv }) => roster.previewRoster(actor, seminar, csv));
export const importRoster = action(schemas.rosterInput, (actor, { seminar, csv }) => roster.importRoster(actor, seminar, csv));
export const remakeInvitation = action(schemas.invitationInput, (actor, { seminar, invitation }) => invitations.remakeInvitation(actor, seminar, invitation));
export const mailInvitationAgain = action(schemas.invitationInput, async (actor, { seminar, invitation }) => {
  await invitations.mailInvitationAgain(actor, seminar, invitation);
  return null;
});
export const revokeInvitation = action(schemas.invitationInput, (actor, { seminar, invitation }) => invitations.revokeInvitation(actor, seminar, invitation));
