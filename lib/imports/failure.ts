import { type ImportProblemCode, importProblem } from '../core/import/problems';

/** Ends the reading of a file, within the thread that reads; `read.ts` makes a result of it. */
export class ImportFailure extends Error {
  constructor(readonly code: ImportProblemCode) {
    super(importProblem(code).message);
  }
}
