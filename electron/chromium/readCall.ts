/** What a page asks, read from its text; what is not from our bridge names no call, and is refused for that. */
export function readCall(text: string): { readonly name?: unknown; readonly input?: unknown } {
  try {
    const call: unknown = JSON.parse(text);
    return typeof call === 'object' && call !== null ? call : {};
  } catch {
    return {};
  }
}
