const HIDDEN = '•••';

/** Places where a secret may slip into a message: what stands for it is kept, the secret is not. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // "password": "x", password=x, passwd: x, token=x, secret: x
  [
    /("?\b(?:password|passwd|pwd|token|secret|api[-_]?key)"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&}]+)/gi,
    `$1${HIDDEN}`,
  ],
  [/\bscrypt\$[^\s"']+/g, `scrypt$${HIDDEN}`],
  // mysql://user:password@host
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]+:)[^\s@/]+(@)/gi, `$1${HIDDEN}$2`],
];

/** A message without passwords, hashes or tokens. */
export function redactSecrets(message: string): string {
  return PATTERNS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message);
}
