import type { ComponentProps, KeyboardEvent } from 'react';
import { expect, test, vi } from 'vitest';
import { SmallForm } from '@/components/ui/small-form';

function press(key: string, isComposing: boolean) {
  const [onCancel, stopPropagation] = [vi.fn(), vi.fn()];
  const form = SmallForm({ submit: 'Send', pending: false, ready: true, onSubmit: () => undefined, onCancel, children: null });
  const { onKeyDown } = form.props as ComponentProps<'form'>;
  onKeyDown!({ key, stopPropagation, nativeEvent: { isComposing } } as unknown as KeyboardEvent<HTMLFormElement>);
  return { left: onCancel.mock.calls.length > 0, kept: stopPropagation.mock.calls.length > 0 };
}

test('Escape leaves the form, and nothing around it', () => expect(press('Escape', false)).toEqual({ left: true, kept: true }));
test('Escape while an input method composes leaves neither', () => expect(press('Escape', true)).toEqual({ left: false, kept: true }));
test('other keys are not its matter', () => expect(press('Enter', false)).toEqual({ left: false, kept: false }));
