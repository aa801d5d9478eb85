'use client';

import { useActionState } from 'react';
import { setRulesAction } from '@/app/articles/[article]/settings/actions';
import type { ArticleRulesView } from '@/lib/core/article-rules';
import { toZoned } from '@/lib/core/zoned-time';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';
import { useFirstWrongField } from '../account/use-first-wrong-field';
import { TextField } from '../ui/field';
import { RuleChoice, type RuleOption } from './rule-choice';

const REVIEW: RuleOption[] = [
  { value: 'open', label: 'Shown at once', explained: 'What participants post is there for the others as soon as they post it. You can hide it later.' },
  { value: 'first', label: 'Reviewed first', explained: 'What participants post waits until a moderator approves it; so does a change to something approved.' },
];
const NAMES: RuleOption[] = [
  { value: 'shown', label: 'Names', explained: 'Everybody reads who wrote what.' },
  { value: 'pseudonyms', label: 'Pseudonyms to peers', explained: 'Participants and observers read a pseudonym, the same in all articles of the seminar. You and your assistants read names, and yours are shown.' },
];
const OTHERS: RuleOption[] = [
  { value: 'now', label: 'From the start', explained: 'Participants see what others wrote before they write themselves.' },
  { value: 'later', label: 'After they have posted', explained: 'A participant sees nothing of the others, counts included, until they have opened a thread that is not private.' },
];
const SECTIONS: RuleOption[] = [
  { value: 'together', label: 'Together', explained: 'All sections read each other, except what somebody shows to their section alone.' },
  { value: 'apart', label: 'Apart', explained: 'A participant sees threads of their own section only, and those of people in no section, where all sections answer together.' },
];

/** The rules of one article. Dates are those of clocks in the seminar's time zone. */
export function RulesForm({ rules }: { rules: ArticleRulesView }) {
  const { timeZone } = rules.seminar;
  const [state, send] = useActionState(setRulesAction.bind(null, rules.article.id), {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  const local = (iso: string | null) => (iso ? toZoned(new Date(iso), timeZone) : '');
  const date = (name: string, label: string, hint: string, iso: string | null) => (
    <TextField type="datetime-local" name={name} label={label} hint={hint} defaultValue={values?.[name] ?? local(iso)} error={error?.fields?.[name]} />
  );
  const choice = (name: string, legend: string, options: RuleOption[], second: boolean) => (
    <RuleChoice name={name} legend={legend} options={options} chosen={values?.[name] ?? options[second ? 1 : 0]!.value} />
  );
  return (
    <form ref={form} action={send} noValidate className="flex flex-col gap-10">
      <section aria-labelledby="dates" className="flex flex-col gap-4">
        <div>
          <h2 id="dates" className="font-serif text-xl">Dates</h2>
          <p className="text-sm text-ink-soft">By clocks in the time zone of the seminar, {timeZone.replaceAll('_', ' ')}. An empty field means no date.</p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          {date('opens', 'Opens', 'Until then only moderators see it.', rules.opensAt)}
          {date('due', 'Due', 'Shown to everybody. Nothing closes by it.', rules.dueAt)}
          {date('closes', 'Closes', 'From then on only moderators write.', rules.closedAt)}
        </div>
      </section>
      <section aria-labelledby="rules" className="flex flex-col gap-6">
        <h2 id="rules" className="font-serif text-xl">Who sees what</h2>
        {choice('review', 'New posts', REVIEW, rules.reviewedFirst)}
        {choice('names', 'Who wrote it', NAMES, rules.pseudonymous)}
        {choice('others', 'What others wrote', OTHERS, rules.othersAfterPost)}
        {choice('sections', 'Sections', SECTIONS, rules.sectionsApart)}
      </section>
      <div className="flex flex-col items-start gap-4">
        <FormMessage state={state} />
        <SubmitButton>Keep these rules</SubmitButton>
      </div>
    </form>
  );
}
