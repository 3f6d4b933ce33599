import type { FieldProblem } from '../../chat/form-values';
import type { Translation } from '../../i18n/translation';

/** What a visitor is told about a field. */
export function problemText(problem: FieldProblem, texts: Translation): string {
  switch (problem.type) {
    case 'missing':
      return texts.missing;
    case 'no-number':
      return texts.noNumber;
    case 'too-long':
      return texts.tooLong(problem.limit);
    case 'no-json':
      return texts.noJson;
    case 'schema':
      return texts.schemaMismatch([problem.path, problem.expected].filter(Boolean).join(': '));
    case 'files-pending':
      return texts.filesPending;
    case 'files-failed':
      return texts.filesFailed;
    case 'too-many-files':
      return texts.tooManyFiles(problem.limit);
    default:
      problem satisfies never;
      return '';
  }
}
