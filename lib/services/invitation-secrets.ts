import { createHash, randomBytes } from 'node:crypto';

export const newInvitationSecret = (): string => randomBytes(32).toString('base64url');
/** 256 random bits need no salt and no slow hash. */
export const invitationHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
