import { z } from 'zod';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../core/limits';
import { singleLine } from './text';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('This is not an e-mail address. It looks like name@example.org.').max(MAX_EMAIL_LENGTH, `An e-mail address can have at most ${MAX_EMAIL_LENGTH} characters.`));

const newPassword = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `A password needs at least ${MIN_PASSWORD_LENGTH} characters. A few words together do well.`)
  .max(MAX_PASSWORD_LENGTH, `A password can have at most ${MAX_PASSWORD_LENGTH} characters.`);

/** Addresses under .invalid reach nobody (RFC 2606); Scholium keeps people under them who came with an import. */
const reachable = email.refine((address) => !address.endsWith('.invalid'), 'No mail reaches this address. Please use one that is yours.');

export const signUpInput = z.strictObject({ name: singleLine('Your name', MAX_NAME_LENGTH), email: reachable, password: newPassword });
export type SignUpInput = z.infer<typeof signUpInput>;

export const signInInput = z.strictObject({
  email,
  password: z.string().min(1, 'Please type your password.').max(MAX_PASSWORD_LENGTH, `A password can have at most ${MAX_PASSWORD_LENGTH} characters.`),
});
export type SignInInput = z.infer<typeof signInInput>;

export const changeNameInput = z.strictObject({ name: singleLine('Your name', MAX_NAME_LENGTH) });
export type ChangeNameInput = z.infer<typeof changeNameInput>;

const presentPassword = z.string().min(1, 'Please type your present password.').max(MAX_PASSWORD_LENGTH, 'This is not your present password.');

export const changePasswordInput = z.strictObject({
  current: presentPassword,
  password: newPassword,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const deleteAccountInput = z.strictObject({
  comments: z.enum(['keep', 'withdraw'], 'Choose what becomes of what you wrote.'),
  current: presentPassword,
  sure: z.literal('yes', 'Please confirm that you know what will happen.'),
});
export type DeleteAccountInput = z.infer<typeof deleteAccountInput>;

/** A secret of any other form is one that no link has, and is answered like one. */
export const resetPasswordInput = z.strictObject({ secret: z.string().max(100).catch(''), password: newPassword });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const forgotInput = z.strictObject({ email });
export type ForgotInput = z.infer<typeof forgotInput>;

export const createTokenInput = z.strictObject({ name: singleLine('The name', MAX_NAME_LENGTH) });
export type CreateTokenInput = z.infer<typeof createTokenInput>;
