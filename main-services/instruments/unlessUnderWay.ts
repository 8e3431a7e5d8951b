/**
 * Sends an order, unless a fresh read-back says that the device is carrying it out already: then waiting beats sending again. Only the
 * first attempt waits; who tries again does so because the motion did not end.
 */
export function unlessUnderWay(isUnderWay: () => boolean, send: () => Promise<void>): () => Promise<void> {
  let attempts = 0;
  return async () => {
    if (attempts++ === 0 && isUnderWay()) return;
    await send();
  };
}
