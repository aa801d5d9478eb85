'use client';

import { memo, useMemo } from 'react';
import { COMMON_LANGUAGES, languageName } from '@/lib/core/language';
import type { Mended } from '@/lib/core/import/mend';
import { MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from '@/lib/core/limits';
import { SelectField, TextArea, TextField } from '../ui/field';

type Line = 'title' | 'byline' | 'authorNote' | 'dateline' | 'source';
type Props = { mended: Mended; mend: (change: (now: Mended) => Mended) => void; errors: Record<string, string> };

/** What is known about the article as a whole. */
export function AboutFields({ mended, mend, errors }: Props) {
  const field = (name: Line) => ({
    name,
    value: mended[name] ?? '',
    error: errors[`article.${name}`],
    onChange: ({ target: { value } }: { target: { value: string } }) => mend((now) => ({ ...now, [name]: value })),
  });
  return (
    <section aria-label="About the article" className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <TextField label="Title" required maxLength={MAX_TITLE_LENGTH} className="font-serif text-lg" {...field('title')} />
      </div>
      <TextField label="Author" maxLength={MAX_TITLE_LENGTH} {...field('byline')} />
      <TextField label="Place (dateline)" maxLength={MAX_TITLE_LENGTH} {...field('dateline')} />
      <div className="sm:col-span-2">
        <TextArea label="Note on the author" rows={2} className="field-sizing-content min-h-16" maxLength={MAX_DESCRIPTION_LENGTH} {...field('authorNote')} />
      </div>
      <TextField label="Source" maxLength={MAX_DESCRIPTION_LENGTH} hint="Where and when it appeared, with its address." {...field('source')} />
      <LanguageField language={mended.language} error={errors['article.language']} onLanguage={(language) => mend((now) => ({ ...now, language }))} />
    </section>
  );
}

type LanguageProps = { language: string; error: string | undefined; onLanguage: (language: string) => void };

const LanguageField = memo(
  function LanguageField({ language, error, onLanguage }: LanguageProps) {
    const choices = useMemo(
      () =>
        [...new Set<string>([...COMMON_LANGUAGES, language])]
          .map((code) => ({ code, name: languageName(code) }))
          .sort((a, b) => a.name.localeCompare(b.name, 'en')),
      [language],
    );
    return (
      <SelectField label="Language" hint="Decides the typeface and the direction." value={language} error={error} onChange={(event) => onLanguage(event.target.value)}>
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    );
  },
  (before, after) => before.language === after.language && before.error === after.error,
);
