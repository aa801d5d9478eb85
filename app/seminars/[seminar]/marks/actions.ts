'use server';

import { action } from '@/lib/http/action';
import { marksFileInput, releaseMarksInput, saveMarkInput } from '@/lib/schemas/marking';
import * as files from '@/lib/services/marking/files';
import * as marks from '@/lib/services/marking/marks';

export const saveMark = action(saveMarkInput, (actor, { article, given }) => marks.setMark(actor, article, given));
export const releaseMarks = action(releaseMarksInput, (actor, { article, released }) => marks.releaseMarks(actor, article, released));
export const previewMarks = action(marksFileInput, (actor, { article, csv }) => files.previewMarks(actor, article, csv));
export const importMarks = action(marksFileInput, (actor, { article, csv }) => files.importMarks(actor, article, csv));
