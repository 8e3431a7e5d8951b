/** What a browser must be told to be a window system and nothing else. */
export function chromiumFlags(options: { asRoot: boolean; headless: boolean }): string[] {
  return [
    // An empty page first: the console's address can be answered only once the routes are laid.
    ...(options.headless ? [] : ['--app=data:text/html,<title>PyROS</title><body style="background:%230b0e12">']),
    // The sandbox refuses to run as root; --test-type keeps the bar away that would warn of it.
    ...(options.asRoot ? ['--no-sandbox', '--test-type'] : []),
    // No network at all: the console's files are answered by this process, everything else has no address.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--password-store=basic',
    '--disable-session-crashed-bubble',
    '--hide-crash-restore-bubble',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    // Windows on other monitors must stay as live as the one in front.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    // Alarms must be heard from a window that nobody has touched yet.
    '--autoplay-policy=no-user-gesture-required',
    '--force-dark-mode',
  ];
}
