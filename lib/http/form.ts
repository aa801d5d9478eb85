import 'server-only';
import type { FormState } from './public-error';
import { report } from './report';

export type { FormState };

/** The text fields of a form by name; what Next adds for itself is left out. */
export function textFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string' && !name.startsWith('$')) fields[name] = value;
  return fields;
}

/**
 * Does the work of a form, with what was typed as the state that the form shows again. Passwords
 * and secrets are not sent back. Redirect after it, not within.
 */
export async function submitted<Done>(form: FormData, work: (fields: Record<string, string>) => Promise<Done>): Promise<FormState<Done>> {
  const fields = textFields(form);
  const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.has(name)));
  try {
    return { done: await work(fields) };
  } catch (error) {
    return { error: report(error), values };
  }
}

const SECRET = new Set(['password', 'current', 'secret']);
