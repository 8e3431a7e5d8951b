/**
 * Whether `work` settles within so much wall-clock time: for shutting down, where the observatory's clock may run fast or be
 * stopped already. Its failure is its caller's business.
 */
export async function endsWithin(work: Promise<unknown>, wallMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), wallMs);
  });
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => true,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
