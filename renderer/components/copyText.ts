/**
 * Puts text on the clipboard; false when the shell refuses. The console has no clipboard permission (lockDown), and the old
 * way needs none as long as a person pressed a key or a button.
 */
export function copyText(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'sr';
  document.body.append(box);
  box.select();
  try {
    return document.execCommand('copy');
  } finally {
    box.remove();
  }
}
