/** Somebody may not log in; the message says why, without telling whether the name exists. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
}
