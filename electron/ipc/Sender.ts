/** Where a call really came from, as the transport saw it (not as the page says). */
export interface Sender {
  /** Origin of the page's address. */
  readonly origin: string;
  /** False for a frame inside the page. */
  readonly mainFrame: boolean;
  /** Is it one of the application's windows? */
  readonly ownWindow: boolean;
  /** The origin that the shell serves the console under. */
  readonly expectedOrigin: string;
}

/** The reason why a sender is not to be trusted; null when it is. */
export function senderFault(sender: Sender): string | null {
  if (!sender.ownWindow) return 'it comes from a page that is not a window of this application';
  if (!sender.mainFrame) return 'it comes from a frame inside the page';
  if (sender.origin !== sender.expectedOrigin) return `it comes from ${sender.origin}, not from the console`;
  return null;
}
