import type { z } from 'zod';

/** What is wrong with an input, in words that name the field. */
export function inputFault(call: string, error: z.ZodError): string {
  const faults = error.issues.slice(0, 3).map((issue) => {
    const field = issue.path.map(String).join('.');
    const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
    return field === '' ? message : `${field}: ${message}`;
  });
  const more = error.issues.length > faults.length ? ` (and ${error.issues.length - faults.length} more)` : '';
  return `The input of ${call} is not valid: ${faults.join('; ')}${more}.`;
}
